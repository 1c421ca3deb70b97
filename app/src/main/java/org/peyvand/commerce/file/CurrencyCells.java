package org.peyvand.commerce.file;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.peyvand.commerce.sheet.Field;
import org.peyvand.language.Fold;
import org.peyvand.money.Money;
import org.peyvand.money.MoneyUnit;

/** Reads cells that name a currency, or stand beside its unit: IRR, «تومان», USD. */
final class CurrencyCells {

    private final Denomination usual;
    private final Map<String, Denomination> read = new HashMap<>();

    /** A currency, and what a bare amount in it counts. */
    record Denomination(String currency, MoneyUnit unit) {}

    CurrencyCells(String currency, MoneyUnit unit) {
        this.usual = new Denomination(currency, unit);
    }

    /** @throws Refusal when the cell names none; a blank one means the workspace's own */
    Denomination read(String cell) {
        return cell.isEmpty() ? usual : read.computeIfAbsent(cell, this::named);
    }

    private Denomination named(String cell) {
        var toman = unitIn(cell);
        if (toman.isPresent()) return new Denomination(Money.RIAL, toman.get());
        var code = cell.strip().toUpperCase(Locale.ROOT);
        try {
            Currency.getInstance(code);
            return new Denomination(code, code.equals(usual.currency()) ? usual.unit() : MoneyUnit.CURRENCY);
        } catch (IllegalArgumentException _) {
            throw new Refusal(Field.CURRENCY, "noCurrency", cell);
        }
    }

    /** «تومان» or «ریال» beside an amount, which counts more than what was said of the whole file. */
    Optional<MoneyUnit> unitIn(String cell) {
        if (!hasLetter(cell)) return Optional.empty();
        var word = Fold.spaceless(cell).replaceAll("[0-9]", "");
        return switch (word) {
            case "تومان", "تومن", "toman", "tomans", "irt" -> Optional.of(MoneyUnit.TOMAN);
            case "ریال", "rial", "rials" -> Optional.of(MoneyUnit.CURRENCY);
            default -> Optional.empty();
        };
    }

    private static boolean hasLetter(String cell) {
        for (int at = 0; at < cell.length(); at++) if (Character.isLetter(cell.charAt(at))) return true;
        return false;
    }
}
