// Checks the relative links of all Markdown files of the repository, with their anchors: each must
// lead to a file that is under version control, and to a heading in it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import GithubSlugger from "github-slugger";
import { lexer, walkTokens } from "marked";

const root = fileURLToPath(new URL("../", import.meta.url));
const files = execFileSync(
  "git",
  ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
  {
    cwd: root,
    encoding: "utf8",
  },
)
  .split("\0")
  .filter((file) => file !== "");
// Git knows files alone; a link to a folder is one to what is in it.
const folders = new Set(files.flatMap(ancestors));
const documents = new Map(
  files.filter((file) => file.endsWith(".md")).map((file) => [file, readDocument(file)]),
);

const broken = [...documents].flatMap(([file, { links }]) =>
  links.flatMap((link) => {
    const fault = faultOf(file, link);
    return fault === undefined ? [] : [`${file}: ${link}: ${fault}`];
  }),
);
const count = [...documents.values()].reduce((sum, { links }) => sum + links.length, 0);

if (broken.length > 0) {
  console.error(broken.join("\n"));
  process.exitCode = 1;
} else {
  console.log(`${count} relative links in ${documents.size} Markdown files lead somewhere.`);
}

/** The relative links and images of a document, and the anchors of its headings. */
function readDocument(file) {
  const links = [];
  const anchors = new Set();
  const slugger = new GithubSlugger();
  void walkTokens(lexer(readFileSync(new URL(file, `file://${root}`), "utf8")), (token) => {
    if (token.type === "heading") anchors.add(slugger.slug(textOf(token)));
    if ((token.type === "link" || token.type === "image") && !/^[a-z]+:/iu.test(token.href)) {
      links.push(token.href);
    }
  });
  return { links, anchors };
}

/** The text of a heading as GitHub shows it: without the marks of code, links and emphasis. */
function textOf(token) {
  if (token.tokens === undefined) return token.text ?? "";
  return token.tokens.map(textOf).join("");
}

function faultOf(file, link) {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? file : posix.normalize(posix.join(posix.dirname(file), path));
  const found = target.replace(/\/$/u, "");
  if (!files.includes(found) && !folders.has(found)) return "no such file";
  if (anchor === undefined || documents.get(target)?.anchors.has(decodeURIComponent(anchor))) {
    return undefined;
  }
  return "no such heading";
}

function ancestors(file) {
  const parts = file.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
