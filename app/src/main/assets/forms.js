// Forms. [data-confirm] asks first, no form is sent twice, [data-guard] does not lose what was typed. Forms of members are
// sent beside the page: one that is refused, or meets no server, stays as it is and says why; see SentForm.java.
(() => {
    const find = (selector, from = document) => from.querySelector(selector);
    const all = (selector, from = document) => [...from.querySelectorAll(selector)];
    const meta = (name) => find(`meta[name=${name}]`);
    const on = (type, act, options) => document.addEventListener(type, act, options);
    const root = document.documentElement;

    // Asking first
    const confirmed = new WeakSet();
    const ask = (text, label) =>
        new Promise((resolve) => {
            const dialog = find("#confirm");
            find("[data-confirm-text]", dialog).textContent = text;
            const yes = find("[value=yes]", dialog);
            yes.textContent = label || yes.dataset.label;
            dialog.returnValue = "";
            dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
            dialog.showModal();
        });
    on(
        "submit",
        async (event) => {
            const [form, button] = [event.target, event.submitter];
            if (form.method === "dialog") return;
            if (form.ariaBusy === "true") return void event.preventDefault();
            const asker = button?.dataset.confirm ? button : form;
            if (!asker.dataset.confirm || confirmed.delete(form)) return;
            event.preventDefault();
            event.stopImmediatePropagation();
            if (!(await ask(asker.dataset.confirm, asker.dataset.confirmYes))) return;
            confirmed.add(form);
            form.requestSubmit(button);
        },
        true,
    );
    on("htmx:confirm", (event) => {
        event.preventDefault();
        const { ctx, issueRequest, dropRequest } = event.detail;
        ask(ctx.confirm, ctx.sourceElement.dataset.confirmYes).then((yes) => (yes ? issueRequest() : dropRequest()));
    });

    // What was typed is not lost by leaving
    on("input", ({ target }) => target.form?.matches("[data-guard]") && (target.form.dataset.changed = ""));
    addEventListener("beforeunload", (event) => {
        if (find("form[data-changed]")) event.preventDefault();
    });

    // [data-here] says where to come back to: filters and pages of a list may have changed since the page was made.
    on("submit", ({ target }) => all("[data-here]", target).forEach((input) => (input.value = location.pathname + location.search)), true);

    // Sending. The last to hear of it: whoever prevents it takes care of the form.
    const BUSY_MS = 15000;
    const isOurs = (form) => meta("csrf-token") && find(".shell") && form.target !== "_blank";
    addEventListener("submit", (event) => {
        const form = event.target;
        if (event.defaultPrevented || form.method !== "post") return;
        form.ariaBusy = "true";
        if (isOurs(form)) {
            event.preventDefault();
            send(form, event.submitter);
        } else {
            delete form.dataset.changed;
            setTimeout(() => (form.ariaBusy = null), BUSY_MS);
        }
    });
    addEventListener("pageshow", () => all("form[aria-busy]").forEach((form) => (form.ariaBusy = null)));

    const send = async (form, button) => {
        root.toggleAttribute("data-waiting", true);
        find(".form-problem", form)?.remove();
        try {
            await answered(form, await post(form, button));
        } catch {
            problem(form, find("#toasts").dataset.offline);
        }
        root.toggleAttribute("data-waiting", false);
    };
    const FORBIDDEN = 403;
    const post = async (form, button, again = false) => {
        const filled = new FormData(form, button);
        const address = button?.hasAttribute("formaction") ? button.formAction : form.getAttribute("action") || location.href;
        const body = form.enctype === "multipart/form-data" ? filled : new URLSearchParams(filled);
        const answer = await fetch(address, { method: "POST", body, headers: { "X-Form": word(form, address, filled) } });
        if (answer.status !== FORBIDDEN || again) return answer;
        return (await renewToken()) ? post(form, button, true) : new Response(null, { status: LOGGED_OUT });
    };
    // The same once more has the same word: where its answer was lost on the way, the server has done it already.
    const words = new WeakMap();
    const word = (form, address, filled) => {
        const token = meta("csrf-token").content;
        const said = [...filled].filter(([, value]) => value !== token).map(([name, value]) => [name, value.name ? [value.name, value.size, value.lastModified] : value]);
        const what = JSON.stringify([address, said]);
        if (words.get(form)?.what !== what) words.set(form, { what, word: random() });
        return words.get(form).word;
    };
    const random = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    // Whoever logged in again beside this page has another token now; who did not is shown the log-in page instead.
    const renewToken = async () => {
        const page = read(await (await fetch(location.href)).text());
        const token = page.querySelector(".shell") && page.querySelector("meta[name=csrf-token]");
        const old = meta("csrf-token").content;
        if (!token) return false;
        all("input[type=hidden]").filter((input) => input.value === old).forEach((input) => (input.value = token.content));
        meta("csrf-token").content = token.content;
        return true;
    };
    const read = (html) => new DOMParser().parseFromString(html, "text/html");

    const LOGGED_OUT = 401;
    const TOO_LARGE = 413;
    const answered = async (form, answer) => {
        const next = answer.headers.get("X-Form-Next");
        const login = meta("login").content;
        const loggedOut = answer.status === LOGGED_OUT || (next && new URL(next, location.href).pathname === login);
        if (loggedOut && form.getAttribute("action") !== "/logout") return problem(form, find("#toasts").dataset.loggedOut, login);
        if (next) return goOn(form, next);
        const said = await answer.text();
        // What stands before the program may say so too, in a page of its own.
        if (answer.status === TOO_LARGE) return problem(form, find("#toasts").dataset.tooLarge);
        if (answer.headers.get("Content-Type")?.startsWith("text/plain")) return problem(form, said);
        const page = read(said);
        const failure = page.querySelector(".failure");
        if (failure) return problem(form, all("h1, p", failure).map((line) => line.textContent.trim()).join(" "));
        show(form, page);
    };
    const goOn = (form, next) => {
        delete form.dataset.changed;
        const to = new URL(next, location.href);
        const here = to.pathname + to.search === location.pathname + location.search;
        if (!here || !to.hash) return location.assign(to);
        history.replaceState(null, "", to);
        location.reload();
    };

    // A page that answers the form itself: its marked fields, its result
    const show = (form, page) => {
        const content = page.querySelector("#content");
        if (!content) return problem(form, find("#toasts").dataset.offline);
        document.title = page.title;
        find("#content").replaceWith(content);
        for (const script of page.querySelectorAll("script[src]")) addScript(script.getAttribute("src"));
        htmx.process(content);
        find("dialog[data-open]:not([open])", content)?.showModal();
        const left = page.querySelector("#toasts [data-flash]");
        if (left) document.dispatchEvent(new CustomEvent("peyvand:toast", { detail: { tone: left.dataset.tone, text: left.textContent } }));
        scrollTo(0, 0);
        (find("[aria-invalid=true]", content) ?? content).focus({ preventScroll: true });
    };
    const addScript = (src) => {
        if (find(`script[src="${src}"]`)) return;
        document.head.append(Object.assign(document.createElement("script"), { src }));
    };

    const problem = (form, text, login) => {
        const shown = find("#toasts [data-form-problem]").content.firstElementChild.cloneNode(true);
        find("[data-problem-text]", shown).textContent = text;
        if (login) find("a", shown).href = login;
        else find("a", shown).remove();
        const buttons = find(":scope .buttons:last-of-type, :scope .dialog-foot", form);
        if (buttons && buttons.closest("form") === form) buttons.before(shown);
        else form.append(shown);
        shown.scrollIntoView({ block: "nearest" });
        form.ariaBusy = null;
        // What could not be sent is at least kept as a draft.
        all("[data-draft]", form).forEach((area) => area.dispatchEvent(new Event("input", { bubbles: true })));
    };
})();
