// Takes the screenshot of the quick fix for the README: `npm run screenshot`.
//
// The packed packages are installed in a fresh project, as a user would install them; Neovim's own
// LSP client talks to the ESLint language server; xterm shows it on a virtual display. Needs
// Debian's `neovim` (tried with 0.7), `xterm`, `xvfb`, `imagemagick` and `fonts-dejavu-core`.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { devDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
const picture = join(root, "docs/quick-fix.png");

const LANGUAGE_SERVER = "vscode-langservers-extracted@4.10.0";

/** The size of the terminal: all of the source and the longest message fit in. */
const COLUMNS = 116;
const ROWS = 22;

const source = `import OpenAI from "openai";
import { scheduleRetry } from "./queue.js";

const client = new OpenAI();

export async function summary(id: string): Promise<string> {
  try {
    const response = await client.responses.retrieve(id);
    return response.output_text;
  } catch (error) {
    if (error instanceof OpenAI.RateLimitError) return scheduleRetry(id);
    throw error;
  }
}
`;

const project = mkdtempSync(join(tmpdir(), "screenshot-"));
const socket = join(project, "nvim.sock");
const children = [];

try {
  installProject();
  const display = await startDisplay();
  const terminal = startTerminal(display);
  await until("Neovim answers", () => ask("1") === "1");

  await until("ESLint has reported", () => Number(ask(`luaeval("#vim.diagnostic.get(0)")`)) > 0);
  type("/instanceof<CR>:nohlsearch<CR>:echo<CR><Space>e");
  await shoot(display, "1-report");

  type("b<Space>a");
  await shoot(display, "2-menu");

  type("1<CR>");
  await until("the fix is applied", () => ask(`search("throwIfFailed", "n")`) !== "0");
  await until("nothing is reported", () => ask(`luaeval("#vim.diagnostic.get(0)")`) === "0");
  type(":echo<CR>");
  await shoot(display, "3-fixed");
  type(":quitall!<CR>");
  await once(terminal, "exit");

  joinPanels([
    ["1-report", "1  ESLint reports the check that never fires"],
    ["2-menu", "2  The code actions at the report"],
    ["3-fixed", "3  After the first one: the handler is reached, and nothing is reported any more"],
  ]);
  console.log(`docs/quick-fix.png, made with ${run("nvim", ["--version"]).split("\n")[0]}`);
} finally {
  for (const child of children.reverse()) child.kill();
  rmSync(project, { recursive: true, force: true });
}

/** Installs the two packages as they would be published, and what the example and the editor need. */
function installProject() {
  cpSync(join(root, "example/eslint.config.js"), join(project, "eslint.config.js"));
  cpSync(join(root, "example/tsconfig.json"), join(project, "tsconfig.json"));
  writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
  mkdirSync(join(project, "src"));
  writeFileSync(join(project, "src/summary.ts"), source);
  const pack = ["pack", "--silent", "--pack-destination", project];
  const tarballs = [root, join(root, "shim")].map((folder) => run("npm", pack, folder).trim());
  run(
    "npm",
    [
      ...["install", "--silent", "--no-audit", "--no-fund"],
      ...tarballs.map((name) => `./${name}`),
      ...["eslint", "openai", "typescript", "typescript-eslint"].map(pinned),
      LANGUAGE_SERVER,
    ],
    project,
  );
}

/** A package in the version that this repository has. */
function pinned(name) {
  return `${name}@${devDependencies[name]}`;
}

/** Starts a virtual display on a free number. */
async function startDisplay() {
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x900x24"], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
  });
  children.push(child);
  const [number] = await once(child.stdio[3], "data");
  return `:${String(number).trim()}`;
}

/** Starts a terminal with nothing in it but Neovim. */
function startTerminal(display) {
  const args = [
    ...["-fa", "DejaVu Sans Mono", "-fs", "12", "-geometry", `${COLUMNS}x${ROWS}+0+0`, "-b", "8"],
    ...["-bg", "#1c1f26", "-fg", "#e6e6e6", "-bd", "#1c1f26", "-tn", "xterm-256color"],
    ...["-e", "nvim", "-u", join(root, "scripts/screenshot/init.lua")],
    ...["--listen", socket, "src/summary.ts"],
  ];
  const child = spawn("xterm", args, {
    cwd: project,
    // No configuration or state of the user's own.
    env: { ...process.env, DISPLAY: display, HOME: project, LANG: "C.UTF-8" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  return child;
}

/** What Neovim says to an expression, `""` as long as it does not answer. */
function ask(expression) {
  const { status, stdout, stderr } = spawnSync(
    "nvim",
    ["--server", socket, "--remote-expr", expression],
    { encoding: "utf8" },
  );
  // Neovim 0.7 answers on stderr.
  return status === 0 ? `${stdout}${stderr}`.trim() : "";
}

/** Types keys into Neovim. */
function type(keys) {
  run("nvim", ["--server", socket, "--remote-send", keys]);
}

/** Keeps the picture of the terminal once it has come to rest. */
async function shoot(display, name) {
  const file = join(project, `${name}.png`);
  const capture = () => run("import", ["-display", display, "-window", "root", "rgb:-"]);
  let before;
  await until("the screen is at rest", async () => {
    await sleep(700);
    const now = capture();
    const isAtRest = now === before;
    before = now;
    return isAtRest;
  });
  run("import", ["-display", display, "-window", "root", "-trim", "+repage", file]);
}

/** Puts the pictures under each other, each under its caption. */
function joinPanels(panels) {
  run("convert", [
    ...["-background", "#0d1117", "-fill", "#e6edf3", "-font", "DejaVu-Sans", "-pointsize", "17"],
    ...panels.flatMap(([name, caption]) => [`label: ${caption}`, join(project, `${name}.png`)]),
    ...["-append", "-bordercolor", "#0d1117", "-border", "10", "-colors", "64", "-strip"],
    `PNG8:${picture}`,
  ]);
}

async function until(what, isTrue) {
  const deadline = Date.now() + 120_000;
  while (!(await isTrue())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await sleep(200);
  }
}

function run(command, args, cwd = project) {
  return execFileSync(command, args, { cwd, encoding: "latin1", maxBuffer: 2 ** 27 });
}
