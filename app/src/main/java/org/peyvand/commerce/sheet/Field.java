package org.peyvand.commerce.sheet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.peyvand.language.Fold;

/** What a column may hold, and the names shops and their programs give such columns. */
public enum Field {
    ORDER_NUMBER(
            "شماره سفارش|شماره فاکتور|کد سفارش|شناسه سفارش|فاکتور|سفارش|شماره صورتحساب|شماره رسید|کد رهگیری سفارش|شماره مرسوله"
                    + "|order number|order no|order id|order|invoice no|invoice number|invoice|name|receipt|transaction id"
                    + "|increment id|order key|bill no|document number"),
    ORDER_DATE(
            "تاریخ سفارش|تاریخ|تاریخ فاکتور|تاریخ ثبت|تاریخ خرید|تاریخ فروش|زمان سفارش|تاریخ ثبت سفارش|تاریخ پرداخت|تاریخ ایجاد"
                    + "|order date|date|invoice date|created at|date created|purchase date|paid at|order created|processed at"
                    + "|transaction date|completed date|timestamp"),
    ORDER_TIME("ساعت|ساعت سفارش|ساعت ثبت|زمان|ساعت فاکتور|time|order time|invoice time"),
    CUSTOMER_NAME(
            "نام مشتری|مشتری|نام و نام خانوادگی|نام خریدار|خریدار|نام کامل|نام گیرنده|گیرنده|تحویل گیرنده|صورتحساب نام"
                    + "|customer name|customer|full name|billing name|buyer name|client|client name|shipping name|recipient"
                    + "|contact name|buyer"),
    FIRST_NAME(
            "نام|نام کوچک|first name|billing first name|firstname|given name|customer first name|shipping first name"),
    LAST_NAME("نام خانوادگی|فامیل|فامیلی|last name|billing last name|lastname|family name|surname|customer last name"
            + "|shipping last name"),
    MOBILE("موبایل|شماره موبایل|تلفن همراه|همراه|شماره همراه|شماره تماس|موبایل مشتری|تلفن همراه مشتری|شماره مشتری"
            + "|mobile|mobile number|cell|cell phone|cellphone|billing phone|phone number|customer phone|phone 1"),
    PHONE("تلفن|تلفن ثابت|شماره تلفن|تلفن منزل|تلفن مشتری|phone|telephone|tel|landline|shipping phone|home phone"),
    MAIL("ایمیل|پست الکترونیک|رایانامه|نشانی ایمیل|آدرس ایمیل|ایمیل مشتری"
            + "|email|e mail|mail|email address|billing email|customer email|buyer email"),
    SHOP_NUMBER("کد مشتری|شماره اشتراک|شناسه مشتری|کد اشتراک|شماره مشترک|کد مشترک|شماره عضویت|کد کاربر|شناسه کاربر"
            + "|customer id|customer number|customer no|customer code|client id|user id|member id|account number"
            + "|customer user"),
    CITY("شهر|شهر مشتری|شهر گیرنده|شهرستان|نام شهر|city|billing city|shipping city|town|customer city"),
    PRODUCT_CODE(
            "کد کالا|کد محصول|شناسه کالا|شناسه محصول|بارکد|کد تنوع|شناسه تنوع"
                    + "|stock code|sku|product code|product id|item code|lineitem sku|item sku|barcode|item number|variant sku"),
    PRODUCT_NAME("نام کالا|کالا|نام محصول|محصول|شرح کالا|شرح|عنوان کالا|عنوان محصول|نام تنوع|اقلام"
            + "|description|product|product name|item|item name|lineitem name|title|product title|items|article"),
    QUANTITY(
            "تعداد|مقدار|تعداد کالا|تعداد اقلام|تعداد فروش|quantity|qty|lineitem quantity|item quantity|count|units|amount ordered"),
    UNIT_PRICE("قیمت|قیمت واحد|فی|بهای واحد|مبلغ واحد|نرخ|قیمت فروش|قیمت کالا|قیمت هر واحد"
            + "|unit price|price|lineitem price|item price|item cost|rate|unit cost|price each"),
    LINE_TOTAL("جمع ردیف|مبلغ ردیف|قیمت کل کالا|جمع قیمت|مبلغ کالا|جمع کالا|مبلغ سطر|جمع سطر"
            + "|line total|item total|row total|line amount|extended price|item subtotal|sales"),
    ORDER_TOTAL(
            "مبلغ کل|جمع کل|مبلغ سفارش|مبلغ فاکتور|مبلغ|مبلغ قابل پرداخت|مبلغ پرداختی|مبلغ پرداخت شده|جمع فاکتور|قیمت کل"
                    + "|مبلغ نهایی|جمع|مبلغ کل سفارش|قابل پرداخت"
                    + "|total|order total|grand total|amount|order amount|total amount|total price|total paid|order total amount"),
    CURRENCY("ارز|واحد پول|واحد|نوع ارز|currency|order currency|currency code"),
    STATUS("وضعیت|وضعیت سفارش|وضعیت پرداخت|وضعیت فاکتور|status|order status|financial status|state|payment status"),
    UTM_SOURCE("utm source|منبع ورودی|منبع ترافیک|منبع بازدید|traffic source|order attribution utm source"),
    UTM_MEDIUM("utm medium|رسانه ورودی|رسانه ترافیک|order attribution utm medium"),
    UTM_CAMPAIGN("utm campaign|کمپین|نام کمپین|campaign|campaign name|order attribution utm campaign"),
    COUPON("کد تخفیف|کوپن|کوپن تخفیف|کد کوپن|coupon|coupon code|discount code|voucher code|promo code|coupons"),
    REFERRAL("کد معرف|معرف|کد معرفی|referral code|referral|referrer code|referred by"),
    FOUND_US(
            "نحوه آشنایی|روش آشنایی|آشنایی از طریق|طریقه آشنایی|how did you find us|how did you hear about us|found us");

    private final List<String> names;

    Field(String names) {
        this.names = Stream.of(names.split("\\|")).map(Fold::spaceless).toList();
    }

    /** The word by which the field is stored, named in scripts, and worded: {@code commerce.field.<code>}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Field> of(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }

    static boolean isNameOfOne(String name) {
        return Arrays.stream(values()).anyMatch(field -> field.likeness(name) > 1);
    }

    /** 3 for its own name, the less the further down the list; above 1 for a name it has; 1 where it is only part of it. */
    double likeness(String name) {
        var folded = Fold.spaceless(name);
        if (folded.isEmpty()) return 0;
        int at = names.indexOf(folded);
        if (at >= 0) return 3 - at / 100.0;
        return names.stream().anyMatch(known -> known.length() > 4 && folded.contains(known)) ? 1 : 0;
    }
}
