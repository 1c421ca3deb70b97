// The search in the header answers while one types: form[data-quick=address] asks there and shows the options that come
// back below its field. Arrows choose, Enter opens what is chosen, without a choice the whole list.
(() => {
    const form = document.querySelector("form[data-quick]");
    if (!form) return;
    const field = form.querySelector("input[type=search]");
    const list = form.querySelector("[role=listbox]");
    const WAIT_MS = 150;
    let timer;
    let asking;
    let shownFor = "";

    const options = () => [...list.querySelectorAll("[role=option]")];
    const chosen = () => list.querySelector("[aria-selected=true]");
    const choose = (option) => {
        options().forEach((other) => other.setAttribute("aria-selected", String(other === option)));
        if (option) field.setAttribute("aria-activedescendant", option.id);
        else field.removeAttribute("aria-activedescendant");
        option?.scrollIntoView({ block: "nearest" });
    };
    const show = (open) => {
        list.hidden = !open;
        field.setAttribute("aria-expanded", String(open));
        if (!open) choose(null);
    };
    const forget = () => {
        clearTimeout(timer);
        asking?.abort();
    };

    const ask = async () => {
        const typed = field.value.trim();
        asking?.abort();
        if (!typed) {
            shownFor = "";
            list.replaceChildren();
            return show(false);
        }
        if (typed === shownFor) return show(true);
        const mine = (asking = new AbortController());
        try {
            const answer = await fetch(form.dataset.quick + "?q=" + encodeURIComponent(typed), { signal: mine.signal, headers: { "HX-Request": "true" } });
            if (!answer.ok || answer.redirected) return show(false);
            const said = await answer.text();
            if (mine.signal.aborted || document.activeElement !== field) return;
            list.innerHTML = said;
            shownFor = typed;
            show(true);
        } catch (problem) {
            if (problem.name !== "AbortError") show(false);
        }
    };

    field.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(ask, WAIT_MS);
    });
    field.addEventListener("focus", () => field.value.trim() && field.value.trim() === shownFor && show(true));
    const step = (by) => {
        const all = options();
        const at = all.indexOf(chosen()) + by;
        // One beyond either end is the field itself, where nothing is chosen.
        choose(at < -1 ? all.at(-1) : (all[at] ?? null));
    };
    const keys = {
        ArrowDown: () => step(1),
        ArrowUp: () => step(chosen() ? -1 : -2),
        Escape: () => {
            forget();
            show(false);
        },
        Enter: () => chosen()?.click(),
    };
    field.addEventListener("keydown", (event) => {
        if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !(event.key in keys)) return;
        if (list.hidden) {
            if (event.key === "ArrowDown" && field.value.trim()) ask();
            return;
        }
        if (event.key === "Enter" && !chosen()) return;
        event.preventDefault();
        keys[event.key]();
    });
    form.addEventListener("submit", () => {
        forget();
        show(false);
    });
    form.addEventListener("focusout", (event) => {
        if (form.contains(event.relatedTarget)) return;
        forget();
        show(false);
    });
    // The field keeps the focus while an option is clicked.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
})();
