// Pages that live: [data-live] names a stream of server-sent events; when one tells of a change, the parts marked
// [data-live-part] are fetched anew and patched in. Also drafts, canned answers and the keys of the inbox.
(() => {
    const find = (selector, from = document) => from.querySelector(selector);
    const all = (selector, from = document) => [...from.querySelectorAll(selector)];
    const meta = (name) => find(`meta[name=${name}]`)?.content;
    const root = find("[data-live]");
    const opened = root?.dataset.conversationOpen;

    // Live: what is shown is asked for again, so a missed event loses nothing
    const TOGETHER_MS = 120;
    let planned;
    let fetching = false;
    let again = false;
    const refresh = () => {
        if (fetching) again = true;
        else planned ??= setTimeout(fetchParts, TOGETHER_MS);
    };
    const fetchParts = async () => {
        fetching = true;
        again = false;
        planned = undefined;
        await patch(all("[data-live-part]").map(({ id }) => `#${id}`)).catch(() => {});
        fetching = false;
        see();
        if (again) refresh();
    };
    // What was opened or typed in a part stays so while the part is drawn anew.
    const whichOpen = (part) => all("details[id]", part).map((one) => [one.id, one.open]);
    const typed = (part) =>
        all("textarea[id], input[id][type=text]", part)
            .filter((field) => field.value !== field.defaultValue)
            .map(({ id, value, selectionStart, selectionEnd }) => ({ id, value, selectionStart, selectionEnd }));
    const restore = (details, fields, focused) => {
        details.forEach((open, id) => document.getElementById(id)?.toggleAttribute("open", open));
        fields.forEach(({ id, value, selectionStart, selectionEnd }) => {
            const field = document.getElementById(id);
            if (!field) return;
            if (field.value !== value) field.value = value;
            if (id === focused && document.activeElement !== field) field.focus({ preventScroll: true });
            if (id === focused) field.setSelectionRange(selectionStart, selectionEnd);
        });
    };
    // One page answers for all parts.
    const patch = async (selectors) => {
        const parts = () => selectors.map((selector) => find(selector) ?? document);
        const [details, fields, focused] = [parts().flatMap(whichOpen), parts().flatMap(typed), document.activeElement?.id];
        const [first, ...others] = selectors;
        const selectOOB = others.map((selector) => `${selector}:outerMorph`).join();
        const asked = { target: first, select: first, swap: "outerMorph", selectOOB };
        await htmx.ajax("GET", location.pathname + location.search, asked);
        const now = parts().flatMap(typed);
        restore(new Map(details), fields.map((field) => now.find((one) => one.id === field.id) ?? field), focused);
    };

    // Seen: what stands on a screen somebody looks at, told once for each further message
    let told = 0;
    const see = () => {
        const shown = find("[data-seen]");
        const number = Number(shown?.dataset.seenNumber);
        if (!number || number <= told || document.hidden || !document.hasFocus()) return;
        told = number;
        fetch(shown.dataset.seen, { method: "POST", headers: { [meta("csrf-header")]: meta("csrf-token") }, body: new URLSearchParams({ number }) })
            .then((answer) => answer.ok || (told = 0), () => (told = 0));
    };
    addEventListener("focus", see);
    document.addEventListener("visibilitychange", see);
    const typing = () => {
        const shown = find("[data-typing]");
        if (shown) htmx.ajax("GET", shown.dataset.typing, { target: "#typing", swap: "innerHTML" });
    };
    const CUSTOMER_TYPING_MS = 6000;
    let customerSilent;
    const customerTypes = (types) => {
        const mark = find("[data-customer-typing]");
        if (mark) mark.hidden = !types;
        clearTimeout(customerSilent);
        if (types) customerSilent = setTimeout(() => customerTypes(false), CUSTOMER_TYPING_MS);
    };
    const TYPING_MS = 21000;
    let silent;
    const listen = () => {
        const stream = new EventSource(root.dataset.live);
        let before = false;
        // What is on its way may have arrived before the stream was there.
        const onItsWay = () => find("[data-sending=planned], [data-sending=sending]");
        stream.addEventListener("open", () => {
            if (before || onItsWay()) refresh();
            before = true;
            root.dataset.liveState = "on";
        });
        stream.addEventListener("error", () => (root.dataset.liveState = "off"));
        stream.addEventListener("changed", (event) => {
            if (event.data === opened) customerTypes(false);
            refresh();
        });
        stream.addEventListener("seen", (event) => event.data === opened && refresh());
        stream.addEventListener("customer_typing", (event) => event.data === opened && customerTypes(true));
        stream.addEventListener("typing", (event) => {
            if (event.data !== opened) return;
            typing();
            clearTimeout(silent);
            silent = setTimeout(typing, TYPING_MS);
        });
        // What was just sent is told to this page too, which is being left and need not ask again.
        addEventListener("beforeunload", () => {
            stream.close();
            clearTimeout(planned);
            planned = 0;
        });
    };

    // Drafts: [data-draft] is where a text goes while it is typed
    const PAUSE_MS = 700;
    const LONGEST_PAUSE_MS = 4000;
    const waiting = new Map();
    const savedAt = new Map();
    const markSaved = (area, saved) => {
        const mark = find("[data-saved]", area.form);
        if (mark) mark.hidden = !saved;
    };
    const save = async (area) => {
        waiting.delete(area);
        savedAt.set(area, Date.now());
        const text = area.value;
        const saved = await fetch(area.dataset.draft, {
            method: "POST",
            headers: { [meta("csrf-header")]: meta("csrf-token") },
            body: new URLSearchParams({ text }),
            keepalive: true,
        });
        markSaved(area, saved.ok && text && text === area.value);
    };
    const draft = (area) => {
        markSaved(area, false);
        clearTimeout(waiting.get(area));
        // Somebody who types on and on is saved, and seen typing, all the same.
        const overdue = waiting.has(area) && Date.now() - (savedAt.get(area) ?? 0) > LONGEST_PAUSE_MS;
        waiting.set(area, setTimeout(() => save(area), overdue ? 0 : PAUSE_MS));
    };
    document.addEventListener("input", (event) => event.target.matches("[data-draft]") && draft(event.target));
    document.addEventListener("submit", () => {
        waiting.forEach(clearTimeout);
        waiting.clear();
    });
    addEventListener("pagehide", () => [...waiting.keys()].forEach(save));

    // Canned answers and choices that take effect at once
    document.addEventListener("change", (event) => {
        const chosen = event.target;
        if (chosen.matches("[data-files]")) tellFiles(chosen);
        if (chosen.matches("[name=kept]")) needText(chosen.form);
        if (chosen.matches("[data-canned]")) insert(document.getElementById(chosen.dataset.canned), chosen);
        if (chosen.matches(AT_ONCE) && !passing.has(chosen)) chosen.form.requestSubmit();
    });
    // By the keyboard one passes over choices that are not meant: what stands takes effect with Enter, or as one goes on.
    const AT_ONCE = ".handling-line select";
    const passing = new Set();
    const decide = (select) => {
        if (!passing.delete(select) || select.selectedOptions[0].defaultSelected) return;
        if (document.activeElement === select) sessionStorage.setItem("inbox-chose", select.name);
        select.form.requestSubmit();
    };
    document.addEventListener("keydown", ({ target, key }) => {
        if (!target.matches?.(AT_ONCE)) return;
        if (key === "Enter") decide(target);
        else if (key !== "Tab") passing.add(target);
    });
    document.addEventListener("pointerdown", ({ target }) => passing.delete(target));
    document.addEventListener("focusout", ({ target }) => decide(target));
    // Files of an answer, chosen, dropped or pasted: each can be taken out again before it goes
    const size = (bytes) => {
        const [amount, unit] = bytes >= 1e6 ? [bytes / 1e6, "megabyte"] : [Math.ceil(bytes / 1e3), "kilobyte"];
        return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, unitDisplay: document.documentElement.lang === "fa" ? "long" : "short", maximumFractionDigits: 1 }).format(amount);
    };
    const keepFiles = (chooser, files) => {
        const kept = new DataTransfer();
        files.forEach((file) => kept.items.add(file));
        chooser.files = kept.files;
        tellFiles(chooser);
    };
    const addFiles = (chooser, files) => keepFiles(chooser, [...chooser.files, ...files]);
    const tellFiles = (chooser) => {
        const told = find("[data-files-chosen]", chooser.form);
        const files = [...chooser.files];
        const { most, megabytes, problem, remove } = chooser.dataset;
        const tooMuch = files.length > most || files.reduce((sum, file) => sum + file.size, 0) > megabytes * 1e6;
        chooser.setCustomValidity(tooMuch ? problem : "");
        told.replaceChildren(...files.map((file, at) => fileChip(file, remove, () => keepFiles(chooser, files.toSpliced(at, 1)))));
        if (tooMuch) told.append(Object.assign(document.createElement("span"), { className: "files-problem", textContent: problem }));
        told.hidden = !files.length;
        needText(chooser.form);
    };
    // Files may be the whole answer
    const needText = (form) => {
        find("textarea", form).required = !find("[data-files]", form).files.length && !find("[name=kept]:checked", form);
    };
    const fileChip = (file, remove, away) => {
        const chip = document.createElement("span");
        const name = Object.assign(document.createElement("bdi"), { textContent: file.name, className: "brought-name" });
        const button = Object.assign(document.createElement("button"), { type: "button", className: "icon-btn icon-btn-s", textContent: "×", ariaLabel: `${remove} ${file.name}`, onclick: away });
        chip.className = "tag-chip file-chip";
        chip.append(name, Object.assign(document.createElement("span"), { className: "muted num", textContent: size(file.size) }), button);
        return chip;
    };
    // What calls itself a picture and is none stays a file
    const noPicture = ({ target }) => target.matches?.(".brought-picture img") && target.parentElement.remove();
    document.addEventListener("error", noPicture, true);
    const chooserNear = (target) => find("[data-files]", target.closest?.("[data-compose]") ?? document.createElement("p"));
    document.addEventListener("dragover", (event) => {
        if (event.dataTransfer.types.includes("Files") && chooserNear(event.target)) event.preventDefault();
    });
    document.addEventListener("drop", (event) => {
        const chooser = chooserNear(event.target);
        if (!chooser || !event.dataTransfer.files.length) return;
        event.preventDefault();
        addFiles(chooser, event.dataTransfer.files);
    });
    document.addEventListener("paste", (event) => {
        const chooser = chooserNear(event.target);
        if (!chooser || !event.clipboardData.files.length) return;
        event.preventDefault();
        addFiles(chooser, event.clipboardData.files);
    });
    const insert = (area, chosen) => {
        if (!chosen.value) return;
        area.setRangeText(chosen.value, area.selectionStart, area.selectionEnd, "end");
        chosen.value = "";
        area.focus();
        area.dispatchEvent(new Event("input", { bubbles: true }));
    };

    // What is put into the answer should be seen there
    document.addEventListener("click", ({ target }) => {
        if (target.closest?.("[data-insert=answer]")) find("[name=compose][value=answer]")?.click();
    });

    // Names after an @: [data-mentions] is the list of them
    const MOST_NAMES = 8;
    const plain = (text) =>
        text.toLowerCase().replaceAll("ي", "ی").replaceAll("ك", "ک").replace(/[\s\u200c]+/g, " ");
    const begun = (area) => {
        const before = area.value.slice(0, area.selectionStart);
        const from = before.lastIndexOf("@");
        const typed = before.slice(from + 1);
        return from < 0 || /\S/.test(before[from - 1] ?? " ") || typed.includes("\n") ? null : { from, typed: plain(typed) };
    };
    const fits = (name, typed) => plain(name).startsWith(typed) || plain(name).includes(` ${typed}`);
    const suggest = (area) => {
        const list = document.getElementById(area.dataset.mentions);
        const now = begun(area);
        const options = [...list.children];
        const shown = now ? options.filter((option) => fits(option.dataset.name, now.typed)).slice(0, MOST_NAMES) : [];
        options.forEach((option) => (option.hidden = !shown.includes(option)));
        list.hidden = !shown.length;
        choose(area, list, shown[0]);
    };
    const choose = (area, list, chosen) => {
        [...list.children].forEach((option) => option.setAttribute("aria-selected", option === chosen));
        if (chosen && !list.hidden) area.setAttribute("aria-activedescendant", chosen.id);
        else area.removeAttribute("aria-activedescendant");
    };
    const take = (area, option) => {
        const now = begun(area);
        if (!now) return;
        area.setRangeText(`${option.dataset.name} `, now.from + 1, area.selectionStart, "end");
        area.focus();
        area.dispatchEvent(new Event("input", { bubbles: true }));
    };
    const moved = { ArrowDown: 1, ArrowUp: -1 };
    const keyInNames = (event, area, list) => {
        const shown = [...list.children].filter((option) => !option.hidden);
        const at = shown.findIndex((option) => option.getAttribute("aria-selected") === "true");
        if (event.key in moved) choose(area, list, shown[(at + moved[event.key] + shown.length) % shown.length]);
        else if (event.key === "Escape") list.hidden = true;
        else if ((event.key === "Enter" && !event.ctrlKey) || event.key === "Tab") take(area, shown[at]);
        else return;
        event.preventDefault();
    };
    document.addEventListener("input", (event) => event.target.matches("[data-mentions]") && suggest(event.target));
    document.addEventListener("keydown", (event) => {
        const list = event.target.matches?.("[data-mentions]") && document.getElementById(event.target.dataset.mentions);
        if (list && !list.hidden) keyInNames(event, event.target, list);
    });
    document.addEventListener("mousedown", (event) => {
        const option = event.target.closest(".mention-names [role=option]");
        if (!option) return;
        event.preventDefault();
        take(find(`[data-mentions=${option.parentElement.id}]`), option);
    });
    document.addEventListener("focusout", (event) => {
        if (event.target.matches("[data-mentions]")) document.getElementById(event.target.dataset.mentions).hidden = true;
    });

    // Keys, by place on the keyboard
    const write = (kind, id) => {
        const tab = find(`[name=compose][value=${kind}]`);
        if (!tab) return;
        tab.checked = true;
        document.getElementById(id).focus();
    };
    const order = () => JSON.parse(sessionStorage.getItem("inbox") ?? "[]");
    const step = (by) => (opened ? stepAcross(by) : stepAlong(by));
    const stepAcross = (by) => {
        const next = order()[order().indexOf(opened) + by];
        if (next) location.assign(`/inbox/${next}`);
    };
    const stepAlong = (by) => {
        const links = all(".inbox-link[data-conversation]");
        const at = links.indexOf(document.activeElement);
        (links[at < 0 ? 0 : at + by] ?? links[at])?.focus();
    };
    const keys = {
        KeyR: () => write("answer", "answer"),
        KeyN: () => write("internal", "note"),
        KeyA: () => find("[data-key-click=a]")?.click(),
        KeyC: () => find("[data-key-click=c]")?.click(),
        KeyS: () => find("[data-key-click=s]")?.click(),
        KeyE: () => find("[data-key-form=e]")?.requestSubmit(),
        KeyJ: () => step(1),
        KeyK: () => step(-1),
    };
    let going = 0;
    document.addEventListener("keydown", (event) => {
        const typed = event.target.closest("input, textarea, select, [contenteditable]");
        if (typed && event.ctrlKey && event.key === "Enter" && typed.form) return typed.form.requestSubmit();
        // Out of the text, to where the keys work; what was typed is kept.
        if (event.key === "Escape" && !event.defaultPrevented && typed?.matches("[data-draft]")) return typed.blur();
        if (typed || event.ctrlKey || event.metaKey || event.altKey || find("dialog[open]")) return;
        const afterGo = Date.now() - going < 1500;
        going = event.code === "KeyG" ? Date.now() : 0;
        if (afterGo || !(event.code in keys)) return;
        event.preventDefault();
        keys[event.code]();
    });

    document.addEventListener("DOMContentLoaded", () => {
        if (root) listen();
        see();
        const links = all(".inbox-link[data-conversation]");
        if (links.length) {
            sessionStorage.setItem("inbox", JSON.stringify(links.map((link) => link.dataset.conversation)));
            sessionStorage.setItem("inbox-view", location.pathname + location.search);
        }
        const chose = sessionStorage.getItem("inbox-chose");
        sessionStorage.removeItem("inbox-chose");
        if (chose) find(`.handling-line select[name="${chose}"]`)?.focus();
        const back = find("[data-back]");
        if (back && sessionStorage.getItem("inbox-view")) back.href = sessionStorage.getItem("inbox-view");
        const more = find("template[data-more-keys]");
        if (more) find("#keys .key-list")?.append(more.content.cloneNode(true));
        // Whoever has just written a note finds the note again, and the keys still free.
        if (location.hash === "#note") find("[name=compose][value=internal]")?.click();
        find(".talk")?.lastElementChild?.scrollIntoView({ block: "nearest" });
    });
})();
