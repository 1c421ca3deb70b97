package org.peyvand.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The pages that are measured, each as the addresses asked for in turn. */
final class Pages {

    private static final int PEOPLE = 40;
    private static final int TYPISTS = 4;

    private Pages() {}

    /** Of a shop with so many customers. */
    static Map<String, List<String>> of(Filling filling) {
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(at -> filling.person((int) ((long) at * filling.size() / PEOPLE)))
                .toList();
        var pages = new LinkedHashMap<String, List<String>>();
        pages.put("customers", List.of("/customers"));
        pages.put("search while typing", searches(people));
        pages.put(
                "customer",
                people.stream().map(person -> "/customers/" + person.id()).toList());
        pages.put("today", List.of("/"));
        pages.put("customers by expected value", List.of("/customers?sort=expected"));
        pages.put("worth", List.of("/worth"));
        pages.put("cohorts", List.of("/worth/cohorts"));
        pages.put("silent", List.of("/worth/silent"));
        return pages;
    }

    /** The pages of what customers are worth. */
    static Map<String, List<String>> ofWorth() {
        var pages = new LinkedHashMap<String, List<String>>();
        pages.put("worth", List.of("/worth"));
        pages.put("cohorts", List.of("/worth/cohorts"));
        pages.put("cohorts by channel", List.of("/worth/cohorts?by=channel"));
        pages.put("cohorts by first product", List.of("/worth/cohorts?by=product"));
        pages.put("acquisition", List.of("/worth/acquisition"));
        pages.put("silent", List.of("/worth/silent"));
        pages.put("customers by expected value", List.of("/customers?sort=expected"));
        pages.put("what if", List.of("/worth/what-if"));
        pages.put("how wrong", List.of("/worth/model"));
        return pages;
    }

    /** What stands in the field after each pause of a person typing names, either part first, mobiles, order numbers. */
    private static List<String> searches(List<Person> people) {
        var typed = new ArrayList<String>();
        for (var person : people.subList(0, TYPISTS)) {
            var name = person.name();
            var space = name.indexOf(' ');
            for (int length : new int[] {1, 2, 3, space, space + 2, space + 4, name.length()})
                typed.add(beginning(name, length));
            var family = name.substring(name.lastIndexOf(' ') + 1);
            typed.add(family + " " + beginning(name, 1));
            typed.add(family + " " + beginning(name, 3));
            for (int length : new int[] {4, 7, 11}) typed.add(beginning("0" + person.mobile(), length));
        }
        var last = people.getLast();
        typed.add(last.name().substring(last.name().lastIndexOf(' ') + 1));
        typed.add(last.mobile().substring(6));
        last.happenings().stream().filter(Person.Happening::isOrder).findFirst().ifPresent(order -> {
            typed.add(order.number().substring(0, 5));
            typed.add(order.number());
        });
        last.mail().ifPresent(typed::add);
        typed.add("ناشناس بی‌نشان");
        return typed.stream()
                .map(text -> "/customers?q=" + Visitor.encoded(text))
                .toList();
    }

    private static String beginning(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
