// Makes what the browser needs: node assets.mjs <output folder>
// One style sheet per direction (Tabler cut down to the classes the sources name, then our own), one script, one sprite
// of the icons listed, the font and the licences, all below a folder named by their content and compressed beforehand.
// Does nothing when no source has changed since the last run.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const output = join(process.argv[2] ?? join(here, "target/classes"), "static/assets");
const own = (name) => join(here, "src/main/assets", name);
const npm = (name) => join(here, "node_modules", name);
const text = (file) => readFileSync(file, "utf8");
const hash = (parts) => parts.reduce((sum, part) => sum.update(part).update("\0"), createHash("sha256")).digest("hex");

/** Sources whose words keep a class of Tabler in the style sheet. */
const speakers = () => sources().filter((file) => [".jte", ".java", ".js"].some((ending) => file.endsWith(ending)));

function sources() {
    const main = join(here, "src/main");
    return readdirSync(main, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
}

function stampOf() {
    const assets = sources().filter((file) => file.startsWith(own("")));
    const files = new Set([...speakers(), ...assets, join(here, "package-lock.json"), fileURLToPath(import.meta.url)]);
    return hash([...files].flatMap((file) => [file.slice(here.length), readFileSync(file)]));
}

function install() {
    const wanted = hash([text(join(here, "package-lock.json"))]);
    const marker = npm(".peyvand-lock");
    if (existsSync(marker) && text(marker) === wanted) return;
    const done = spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: here, stdio: "inherit" });
    if (done.error) throw new Error("npm is missing: install Node.js 20 or newer, which brings it");
    if (done.status !== 0) throw new Error("npm ci failed");
    writeFileSync(marker, wanted);
}

async function style(tabler) {
    const { PurgeCSS } = await import("purgecss");
    const [{ css }] = await new PurgeCSS().purge({
        content: speakers(),
        css: [npm("@tabler/core/dist/css/" + tabler)],
        safelist: { standard: ["html", "body"], deep: [/data-bs-theme/] },
        variables: true,
    });
    const ours = readdirSync(own("style")).sort().map((sheet) => text(own("style/" + sheet)));
    return css + ours.join("");
}

/** Lines of icons.txt: "name", or "name source" where the icon has another name with Tabler. */
function sprite() {
    const lines = text(own("icons.txt")).split("\n").map((line) => line.trim()).filter((line) => line && line[0] !== "#");
    return `<svg xmlns="http://www.w3.org/2000/svg">${lines.map(symbol).join("")}</svg>`;
}

function symbol(line) {
    const [name, source = name] = line.split(/\s+/);
    const filled = source.endsWith("-filled");
    const file = `@tabler/icons/icons/${filled ? "filled/" + source.replace(/-filled$/, "") : "outline/" + source}.svg`;
    const drawing = text(npm(file)).replace(/^[\s\S]*?<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
    const paths = drawing.replace(/<path stroke="none" d="M0 0h24v24H0z" fill="none" \/>/, "").replace(/\s+/g, " ").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24"${filled ? ' fill="currentColor" stroke="none"' : ""}>${paths}</symbol>`;
}

function licences() {
    const part = (title, body) => `${title}\n${"=".repeat(title.length)}\n\n${body.trim()}\n\n\n`;
    const mit = text(npm("@tabler/icons/LICENSE"));
    const terms = mit.slice(mit.indexOf("Permission is hereby granted"));
    const copyright = "Copyright (c) 2018-2026 The Tabler Authors\nCopyright (c) 2011-2026 The Bootstrap Authors";
    return (
        part("Tabler, with parts of Bootstrap: style sheets", `MIT License\n\n${copyright}\n\n${terms}`) +
        part("Tabler Icons: icons.svg", mit) +
        part("htmx: app.js, hx-sse.js", text(npm("htmx.org/LICENSE"))) +
        part("Vazirmatn: vazirmatn.woff2", text(npm("vazirmatn/OFL.txt")))
    );
}

async function files() {
    return {
        "fa.css": await style("tabler.rtl.min.css"),
        "en.css": await style("tabler.min.css"),
        "theme.js": text(own("theme.js")),
        "app.js": text(npm("htmx.org/dist/htmx.min.js")).replace(/\/\/# sourceMappingURL.*/, "") + ";\n" + text(own("app.js")) + text(own("forms.js")) + text(own("search.js")),
        "help.js": text(own("help.js")),
        "inbox.js": text(own("inbox.js")),
        "visitor.js": text(own("visitor.js")),
        "hx-sse.js": text(npm("htmx.org/dist/ext/hx-sse.min.js")).replace(/\/\/# sourceMappingURL.*/, ""),
        "icons.svg": sprite(),
        "mark.svg": text(own("mark.svg")),
        "vazirmatn.woff2": readFileSync(npm("vazirmatn/fonts/webfonts/Vazirmatn[wght].woff2")),
        "licences.txt": licences(),
    };
}

function write(made) {
    const version = hash(Object.entries(made).flat()).slice(0, 12);
    rmSync(output, { recursive: true, force: true });
    mkdirSync(join(output, version), { recursive: true });
    for (const [name, content] of Object.entries(made)) {
        writeFileSync(join(output, version, name), content);
        if (name.endsWith(".woff2")) continue;
        writeFileSync(join(output, version, name + ".gz"), gzipSync(content, { level: 9 }));
        writeFileSync(join(output, version, name + ".br"), brotliCompressSync(content));
    }
    for (const name of ["chat.js", "embed.js"]) writeFileSync(join(output, name), text(own(name)));
    writeFileSync(join(output, "version"), version);
}

const stamp = join(output, "../../../assets.stamp");
const now = stampOf();
if (!existsSync(join(output, "version")) || !existsSync(stamp) || text(stamp) !== now) {
    install();
    write(await files());
    writeFileSync(stamp, now);
}
