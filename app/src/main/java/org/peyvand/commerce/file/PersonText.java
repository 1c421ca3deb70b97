package org.peyvand.commerce.file;

/** Whom a row names, as written. */
record PersonText(String name, String mobile, String phone, String mail, String shopNumber, String city) {

    /** Whether it speaks of somebody else: anything both say, and say differently. */
    boolean contradicts(PersonText other) {
        return differ(shopNumber, other.shopNumber)
                || differ(name, other.name)
                || differ(mobile, other.mobile)
                || differ(mail, other.mail);
    }

    private static boolean differ(String one, String another) {
        return !one.isEmpty() && !another.isEmpty() && !one.equals(another);
    }

    /** A city alone is nobody. */
    boolean isNobody() {
        return name.isEmpty() && mobile.isEmpty() && phone.isEmpty() && mail.isEmpty() && shopNumber.isEmpty();
    }
}
