package org.peyvand.delivery;

import gg.jte.models.runtime.JteModel;
import java.util.Optional;
import java.util.UUID;
import org.peyvand.language.Digits;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The account of what has left and what has not, in the settings, for those who may see all conversations. */
@Controller
class DeliveryPages {

    private static final String TAB = "deliveries";
    private static final int PAGE = 50;
    private static final UUID NEWEST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Deliveries deliveries;
    private final DeliverySettings settings;

    DeliveryPages(Templates templates, SettingsTabs tabs, Deliveries deliveries, DeliverySettings settings) {
        this.templates = templates;
        this.tabs = tabs;
        this.deliveries = deliveries;
        this.settings = settings;
    }

    @Bean
    static SettingsTab deliveriesTab() {
        return new SettingsTab(TAB, Permission.CHANGE_SETTINGS, 40);
    }

    @GetMapping("/settings/deliveries")
    JteModel all(Page page, @RequestParam(required = false) UUID before) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var found = deliveries.troubledBefore(before == null ? NEWEST : before);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var next = found.size() > PAGE ? Optional.of(shown.getLast().id()) : Optional.<UUID>empty();
        var view = new DeliveriesView(deliveries.counts(), deliveries.outOfOrder(), shown, next, settings.timeToUndo());
        return templates.deliveryDeliveries(page, tabs.of(page), view);
    }

    @PostMapping("/settings/deliveries")
    String change(Page page, @RequestParam String seconds) {
        return SettingsTabs.answer(page, TAB, "workspace.saved", () -> settings.change(number(seconds)));
    }

    private static int number(String typed) {
        var digits = Digits.toAscii(typed).strip();
        if (!digits.matches("[0-9]{1,6}")) {
            throw Refused.because("delivery.refused.seconds", DeliverySettings.MOST_SECONDS);
        }
        return Integer.parseInt(digits);
    }

    /** @param there whether to go back to the page it belongs to, and not to this one */
    @PostMapping("/settings/deliveries/{id}/again")
    String again(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean there) {
        return decided(page, id, there, "delivery.again.done", () -> deliveries.again(id));
    }

    @PostMapping("/settings/deliveries/{id}/give-up")
    String giveUp(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean there) {
        return decided(page, id, there, "delivery.giveUp.done", () -> deliveries.giveUp(id));
    }

    @PostMapping("/settings/deliveries/{id}/arrived")
    String arrived(Page page, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean there) {
        return decided(page, id, there, "delivery.arrived.done", () -> deliveries.arrived(id));
    }

    private String decided(Page page, UUID id, boolean there, String done, Runnable act) {
        var place = deliveries.get(id).place();
        var tab = SettingsTabs.answer(page, TAB, done, act);
        return there && !place.isEmpty() ? "redirect:" + place : tab;
    }
}
