// The hooks of README.md: whatever a browser test looks for stands in the pages' source, and so does what the README's table names.
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const here = resolve(__dirname, "..");

function read_all(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /\.(tsx?|mjs)$/.test(name) && !name.includes("node_modules"));
  return files.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

const first_groups = (text: string, expression: RegExp): string[] => [...text.matchAll(expression)].map(([, found = ""]) => found);

const source = read_all(join(here, "src"));
const literals = new Set(first_groups(source, /["'`]([\w-]+)["'`]/g));
const templates = first_groups(source, /data-testid=\{`([^`]+)`\}/g).map((template) => {
  const [start = "", ...rest] = template.split(/\$\{[^}]*\}/);
  return { start, whole: new RegExp(`^${[start, ...rest].join("([\\w-]+?)")}$`) };
});

/** In the source as it is, or made of a beginning that is there and of what a page puts behind it. */
function is_in_source(id: string): boolean {
  if (literals.has(id)) return true;
  return templates.some(({ start, whole }) => {
    const [, first = ""] = whole.exec(id) ?? [];
    return first !== "" && (start !== "" || literals.has(first));
  });
}

describe("the elements' names", () => {
  it("are known wherever a browser test or a measurement asks for one", () => {
    const folders = [...["specs", "support", "screenshots", "firefox"].map((each) => `tests/browser/${each}`), "bench/scenarios"];
    const tests = folders.map((folder) => read_all(join(here, "..", folder))).join("\n");
    const asked = new Set([...first_groups(tests, /getByTestId\("([\w-]+)"\)/g), ...first_groups(tests, /data-testid=["']?([\w-]+)["']?\]/g)]);
    expect(asked.size).toBeGreaterThan(200);
    expect([...asked].filter((id) => !is_in_source(id))).toEqual([]);
  });

  it("are not taken for known because they look like one", () => {
    expect(["zzz-opened", "layout-", "-trouble", "no-such-menu"].filter(is_in_source)).toEqual([]);
  });
});

describe("the README's table", () => {
  const [, hooks = ""] = readFileSync(join(here, "README.md"), "utf8").split("## Hooks for tests and measurements");
  const rows = hooks.split("\n").filter((line) => line.startsWith("| `")).map((line) => line.split("|"));

  it("names elements that there are, with data that they have", () => {
    expect(rows.length).toBeGreaterThan(10);
    const names = rows.flatMap(([, names = ""]) => first_groups(names, /`([^`]+)`/g));
    expect(names.filter((name) => !is_in_source(name))).toEqual([]);
    const data = rows.flatMap(([, , words = ""]) => first_groups(words, /`(data-[\w-]+|aria-[\w-]+)`/g));
    expect(data.filter((name) => !source.includes(`${name}=`) && !source.includes(`"${name}":`))).toEqual([]);
  });
});
