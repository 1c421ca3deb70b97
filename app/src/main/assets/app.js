// What pages do beyond links and forms. Templates say what they want in data attributes; there is no state here.
(() => {
    const find = (selector, from = document) => from.querySelector(selector);
    const on = (type, act, options) => document.addEventListener(type, act, options);
    const root = document.documentElement;
    const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;

    // Theme: [data-theme-choice="light|dark|system"]
    const showTheme = () => {
        for (const button of document.querySelectorAll("button[data-theme-choice]")) {
            button.setAttribute("aria-pressed", String(button.dataset.themeChoice === root.dataset.themeChoice));
        }
    };
    const chooseTheme = (choice) => {
        localStorage.setItem("theme", choice);
        dispatchEvent(new Event("peyvand:theme"));
        showTheme();
    };

    // Toasts: the event peyvand:toast {tone, text}, which the server raises by the header HX-Trigger
    const TOAST_MS = 6000;
    const toast = ({ tone = "good", text }) => {
        const region = find("#toasts");
        const shown = find("template[data-toast]", region).content.firstElementChild.cloneNode(true);
        shown.classList.add("toast-note-" + tone);
        find("[data-toast-text]", shown).textContent = text;
        region.append(shown);
        raise(region);
        fade(shown);
    };
    const raise = (region) => {
        if (!region.showPopover) return;
        if (region.matches(":popover-open")) region.hidePopover();
        region.showPopover();
    };
    const fade = (shown) => {
        let timer;
        const wait = () => (timer = setTimeout(() => shown.remove(), TOAST_MS));
        const stay = () => clearTimeout(timer);
        shown.addEventListener("pointerenter", stay);
        shown.addEventListener("focusin", stay);
        shown.addEventListener("pointerleave", wait);
        shown.addEventListener("focusout", wait);
        wait();
    };
    on("peyvand:toast", (event) => toast(event.detail));

    // Dialogs: [data-dialog="id"] opens, [data-close] closes; <dialog data-open> from the server opens by itself
    const open = (dialog) => {
        if (!dialog || dialog.open) return;
        dialog.showModal();
        find("[autofocus], input:not([type=hidden]), select, textarea", dialog)?.focus();
    };
    const openArrived = (within) => within.querySelectorAll("dialog[data-open]:not([open])").forEach(open);
    on("peyvand:close", () => document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close()));

    const clicked = {
        "[data-theme-choice]": (button) => button.matches("button") && chooseTheme(button.dataset.themeChoice),
        "[data-dialog]": (button) => open(document.getElementById(button.dataset.dialog)),
        "[data-close]": (button) => button.closest("dialog, .toast-note")?.[button.closest(".toast-note") ? "remove" : "close"](),
        "[data-reveal]": (button) => reveal(button),
        "[data-copy]": (button) => copy(button),
        "[data-insert]": (button) => insert(document.getElementById(button.dataset.insert), button.dataset),
    };
    on("click", (event) => {
        for (const [selector, act] of Object.entries(clicked)) {
            const element = event.target.closest(selector);
            if (element) act(element);
        }
        if (event.target.matches("dialog[open]:not([data-stay])")) closeOutside(event);
        closeMenus(event.target);
    });
    const closeOutside = (event) => {
        const box = event.target.getBoundingClientRect();
        const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
        if (!inside && !find("form[data-changed]", event.target)) event.target.close();
    };
    const reveal = (button) => {
        const input = document.getElementById(button.dataset.reveal);
        const shown = input.type === "password";
        input.type = shown ? "text" : "password";
        button.setAttribute("aria-pressed", String(shown));
    };
    const copy = async (button) => {
        await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
        toast({ text: button.dataset.copied });
    };

    // Text put into a field where the cursor stands: [data-insert="id of the field"] [data-text]; with [data-paragraph] as one
    // of its own, so that it does not become part of what stands before it
    const insert = (field, { text, paragraph }) => {
        const before = field.value.slice(0, field.selectionStart).trimEnd();
        const after = field.value.slice(field.selectionEnd).trimStart();
        if (paragraph === undefined) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
        else field.setRangeText((before && "\n\n") + text + (after && "\n\n"), before.length, field.value.length - after.length, "end");
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
    };

    // Files: what was chosen in input[data-file="id"] is named there; what is larger than [data-largest] is not sent at all
    on("change", ({ target }) => {
        if (!target.matches?.("[data-file]")) return;
        const files = [...target.files];
        const tooLarge = files.some((file) => file.size > Number(target.dataset.largest ?? Infinity));
        target.setCustomValidity(tooLarge ? target.dataset.large : "");
        if (!files.length) return;
        const chosen = document.getElementById(target.dataset.file);
        chosen.textContent = (tooLarge ? target.dataset.large + " · " : "") + files.map((file) => file.name).join(", ");
        chosen.classList.toggle("file-problem", tooLarge);
    });

    // Sliders: output[data-says="percent|number"] in the label says where the slider stands, before the server answers
    on("input", ({ target }) => {
        const said = target.matches?.("input[type=range]") && find("output[data-says]", target.closest("label"));
        if (!said) return;
        const style = said.dataset.says === "percent" ? { style: "percent" } : {};
        const worth = Math.abs(target.value) / (style.style ? 100 : 1);
        const sign = !style.style || target.value == 0 ? "" : target.value > 0 ? "+" : "-";
        said.innerHTML = "<bdi></bdi>";
        said.firstChild.textContent = sign + new Intl.NumberFormat(root.lang, style).format(worth);
    });

    // Menus: <details data-menu> closes on Escape, on a click elsewhere and when the focus leaves it
    const closeMenus = (target) => {
        for (const menu of document.querySelectorAll("details[data-menu][open]")) {
            if (!menu.contains(target)) menu.open = false;
        }
    };
    on("focusin", (event) => closeMenus(event.target));

    // Keys: / search, ? help, g and a letter goes to a part. By place on the keyboard, as a Persian layout types others.
    const GO_MS = 1500;
    let going = 0;
    const keys = {
        Slash: (event) => (event.shiftKey ? open(find("#keys")) : focusSearch()),
        KeyG: () => (going = Date.now()),
    };
    const focusSearch = () => {
        find("#search")?.focus();
        find("#search")?.select();
    };
    const goTo = (event) => {
        const letter = event.code.replace("Key", "").toLowerCase();
        going = 0;
        find(`a[data-go="${letter}"]`)?.click();
    };
    on("keydown", (event) => {
        if (event.key === "Escape") return closeMenuWithKey();
        if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || find("dialog[open]")) return;
        if (Date.now() - going < GO_MS && /^Key[A-Z]$/.test(event.code)) return goTo(event);
        if (!(event.code in keys)) return;
        event.preventDefault();
        keys[event.code](event);
    });
    const closeMenuWithKey = () => {
        const menu = find("details[data-menu][open]");
        if (!menu) return;
        menu.open = false;
        find("summary", menu).focus();
    };

    // Digits: [data-digits] takes those of any script, shows the page's and sends 0-9
    const digit = /[0-9\u06f0-\u06f9\u0660-\u0669]/g;
    const value = (sign) => sign.charCodeAt(0) & 15;
    const written = (text, zero) => text.replace(digit, (sign) => String.fromCharCode(zero + value(sign)));
    const pageZero = root.lang === "fa" ? 0x6f0 : 0x30;
    on("input", (event) => {
        const input = event.target;
        if (!input.matches?.("[data-digits]") || event.isComposing) return;
        const [from, to] = [input.selectionStart, input.selectionEnd];
        input.value = written(input.value, pageZero);
        input.setSelectionRange(from, to);
    });
    on("formdata", (event) => {
        for (const input of event.target.querySelectorAll("[data-digits][name]")) {
            const plain = event.formData.getAll(input.name).map((text) => written(String(text), 0x30));
            event.formData.delete(input.name);
            plain.forEach((text) => event.formData.append(input.name, text));
        }
    });

    // htmx: the forgery token, busy forms, log-in pages that were meant for the whole window
    on("htmx:config:request", ({ detail: { ctx } }) => {
        const meta = find("meta[name=csrf-header]");
        if (meta && ctx.request.method !== "GET") ctx.request.headers[meta.content] = find("meta[name=csrf-token]").content;
    });
    let waiting = 0;
    const busy = (step, { target, detail: { ctx } }) => {
        waiting = Math.max(0, waiting + step);
        root.toggleAttribute("data-waiting", waiting > 0);
        const form = (ctx.sourceElement ?? target).closest?.("form");
        if (form && ctx.request.method !== "GET") form.ariaBusy = step > 0 ? "true" : null;
    };
    on("htmx:before:request", (event) => busy(1, event));
    on("htmx:finally:request", (event) => busy(-1, event));
    on("htmx:before:response", (event) => {
        const { raw } = event.detail.ctx.response;
        if (!raw.redirected || !find("meta[name=login]") || new URL(raw.url).pathname !== find("meta[name=login]").content) return;
        event.preventDefault();
        location.assign(raw.url);
    });
    on("htmx:error", () => toast({ tone: "bad", text: find("#toasts").dataset.offline }));
    on("htmx:after:swap", () => openArrived(document));

    // Tabs: where the row is wider than the window, the one that is open stands in it
    const showTab = () => find(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

    on("DOMContentLoaded", () => {
        showTheme();
        showTab();
        openArrived(document);
        const left = find("#toasts [data-flash]");
        if (left) {
            toast({ tone: left.dataset.tone, text: left.textContent });
            left.remove();
        }
    });
})();
