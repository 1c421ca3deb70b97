package org.peyvand.commerce.woocommerce;

import gg.jte.models.runtime.JteModel;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.peyvand.web.Page;
import org.peyvand.web.Refused;
import org.peyvand.workspace.Acting;
import org.peyvand.workspace.Permission;
import org.peyvand.workspace.PublicAddress;
import org.peyvand.workspace.SettingsTab;
import org.peyvand.workspace.SettingsTabs;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import peyvand.templates.Templates;

/** The online shops in the settings: connecting, testing, watching one fill, and what could not be taken. */
@Controller
class ShopPages {

    static final String TAB = "woocommerce";
    static final String HOME = "/settings/" + TAB;

    private final Templates templates;
    private final SettingsTabs tabs;
    private final Shops shops;
    private final ShopCheck check;
    private final ShopViews views;
    private final Statuses statuses;
    private final Notices notices;
    private final Flows flows;
    private final ShopJobs.Tend jobs;
    private final ShopDoor door;
    private final PublicAddress address;

    ShopPages(
            Templates templates,
            SettingsTabs tabs,
            Shops shops,
            ShopCheck check,
            ShopViews views,
            Statuses statuses,
            Notices notices,
            Flows flows,
            ShopJobs.Tend jobs,
            ShopDoor door,
            PublicAddress address) {
        this.templates = templates;
        this.tabs = tabs;
        this.shops = shops;
        this.check = check;
        this.views = views;
        this.statuses = statuses;
        this.notices = notices;
        this.flows = flows;
        this.jobs = jobs;
        this.door = door;
        this.address = address;
    }

    @Bean
    static SettingsTab shopTab() {
        return new SettingsTab(TAB, Permission.CHANGE_SETTINGS, 15);
    }

    @GetMapping(HOME)
    JteModel all(Page page) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return templates.commerceShops(page, tabs.of(page), shops.all());
    }

    @PostMapping(HOME)
    String connect(Page page, @RequestParam String address, @RequestParam String key, @RequestParam String secret) {
        var made = new UUID[1];
        var back = SettingsTabs.answer(page, TAB, "woo.added", () -> made[0] = shops.connect(address, key, secret));
        return made[0] == null ? back : back + "/" + made[0];
    }

    @GetMapping(HOME + "/{id}")
    JteModel one(Page page, @PathVariable UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return templates.commerceShop(page, tabs.of(page), views.of(id, hook(id)), List.of());
    }

    /** How far it has come, for the page to be renewed with. */
    @GetMapping(HOME + "/{id}/progress")
    JteModel progress(Page page, @PathVariable UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        return templates.commerceShopProgress(page, views.of(id, hook(id)), false);
    }

    /** Takes as long as the shop does to answer. */
    @PostMapping(HOME + "/{id}/check")
    JteModel check(Page page, @PathVariable UUID id) {
        Acting.require(Permission.CHANGE_SETTINGS);
        var steps = check.check(id, hook(id));
        return templates.commerceShop(page, tabs.of(page), views.of(id, hook(id)), steps);
    }

    private String hook(UUID id) {
        shops.get(id);
        return address.of(door.path(id));
    }

    @PostMapping(HOME + "/{id}/key")
    String change(Page page, @PathVariable UUID id, @RequestParam String key, @RequestParam String secret) {
        return answer(page, id, "workspace.saved", () -> shops.change(id, key, secret));
    }

    @PostMapping(HOME + "/{id}/start")
    String start(Page page, @PathVariable UUID id) {
        return answer(page, id, "woo.started", () -> shops.start(id));
    }

    @PostMapping(HOME + "/{id}/stop")
    String stop(Page page, @PathVariable UUID id) {
        return answer(page, id, "woo.stopped", () -> shops.stop(id));
    }

    @PostMapping(HOME + "/{id}/disconnect")
    String disconnect(Page page, @PathVariable UUID id) {
        return answer(page, id, "woo.disconnected", () -> shops.disconnect(id));
    }

    /** What a status means, from now on and for what was fetched already. */
    @PostMapping(HOME + "/{id}/status")
    String status(Page page, @PathVariable UUID id, @RequestParam String status, @RequestParam String meaning) {
        return answer(page, id, "woo.status.chosen", () -> {
            Acting.require(Permission.CHANGE_SETTINGS);
            var shop = shops.get(id);
            statuses.choose(id, status, meaning(meaning));
            flows.fromTheStart(id, Things.Kind.ORDER);
            if (shop.isRunning()) jobs.now(id);
        });
    }

    private static Meaning meaning(String code) {
        return Arrays.stream(Meaning.values())
                .filter(meaning -> meaning.code().equals(code))
                .findFirst()
                .orElseThrow(Refused::notFound);
    }

    @PostMapping(HOME + "/{id}/refused/{notice}/again")
    String again(Page page, @PathVariable UUID id, @PathVariable UUID notice) {
        return answer(page, id, "woo.refusedOne.again", () -> notices.again(id, notice));
    }

    @PostMapping(HOME + "/{id}/refused/{notice}/drop")
    String drop(Page page, @PathVariable UUID id, @PathVariable UUID notice) {
        return answer(page, id, "woo.refusedOne.dropped", () -> notices.drop(id, notice));
    }

    private static String answer(Page page, UUID id, String done, Runnable act) {
        return SettingsTabs.answer(page, TAB, done, act) + "/" + id;
    }
}
