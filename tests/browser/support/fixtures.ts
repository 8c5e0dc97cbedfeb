// One server for the whole run, and people who enter it: each in a browser context of their own.
import { test as base, expect, type Browser, type BrowserContextOptions, type Locator, type Page } from "@playwright/test";
import { Server, type Role, type ServerOptions } from "./server";

const page_of: Record<Role, string> = { participant: "watch", hall: "hall", screen: "screen", moderator: "desk", panelist: "stage", producer: "control" };

export interface EnterOptions extends BrowserContextOptions {
  link?: string;
  name?: string;
  before?: (page: Page) => Promise<void>;
}

export class People {
  private readonly opened_: Page[] = [];
  /** What the pages said that they should not have: faults, blocked scripts. */
  readonly faults: string[] = [];

  constructor(private readonly browser: Browser, readonly server: Server) {}

  async enter(role: Role, options: EnterOptions = {}): Promise<Page> {
    const page = await this.open(options);
    await page.goto(options.link ?? this.server.shared_link(role));
    if (options.name) await page.locator("#name").fill(options.name);
    await page.getByTestId("enter").click();
    await page.waitForURL(`**/${page_of[role]}/auditorium`);
    await expect(page.getByTestId("connection-state")).toHaveAttribute("data-state", "live");
    await let_go(page);
    return page;
  }

  async open(options: EnterOptions = {}): Promise<Page> {
    const { link: _link, name: _name, before, ...context_options } = options;
    const context = await this.browser.newContext({
      ignoreHTTPSErrors: true, locale: "en-GB", viewport: { width: 1366, height: 768 }, ...context_options,
    });
    const page = await context.newPage();
    this.opened_.push(page);
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("console", (message) => {
      if (/Content Security Policy|TrustedScript|TrustedHTML/.test(message.text())) this.faults.push(message.text());
    });
    await before?.(page);
    return page;
  }

  async leave(): Promise<void> {
    for (const page of this.opened_) await page.context().close();
  }
}

interface Fixtures {
  people: People;
}

interface WorkerFixtures {
  server: Server;
}

/** Their people, and one server for all files that have the same of these. */
export function with_server(options: ServerOptions) {
  return base.extend<Fixtures, WorkerFixtures>({
    server: [async ({}, use) => {
      const server = await Server.start(options);
      await use(server);
      await server.stop();
    }, { scope: "worker", timeout: 60_000 }],
    people: async ({ browser, server }, use) => {
      const people = new People(browser, server);
      await use(people);
      await people.leave();
      server.gate.reopen();
      expect(people.faults).toEqual([]);
    },
  });
}

export const test = with_server({});

/** For what people write, read and decide: a browser that draws a picture without an accelerator takes most of the machine. */
export const test_without_picture = with_server({ feed: "" });

export { expect };

let numbered = 0;

/** A text that no other test has. */
export function unique(text: string): string {
  return `${text} ${Date.now() % 1_000_000}-${++numbered}`;
}

export async function ask(page: Page, text: string): Promise<void> {
  await page.getByTestId("composer").fill(text);
  await page.getByTestId("send").click();
  await expect(page.getByTestId("composer")).toHaveValue("");
}

export function question(page: Page, text: string): Locator {
  return page.getByTestId("question").filter({ hasText: text });
}

export function own_question(page: Page, text: string): Locator {
  return page.getByTestId("own-question").filter({ hasText: text });
}

/** Takes the pointer off every list, so that none is held. */
export async function let_go(page: Page): Promise<void> {
  await page.mouse.move(2, 2, { steps: 2 });
  await page.mouse.move(4, 4);
}

export async function act(desk: Page, text: string, button: string): Promise<void> {
  // What came while a list was held stands behind its bar, as it does for a moderator.
  const item = question(desk, text).first();
  const bar = desk.getByTestId("new-items").first();
  await expect(item.or(bar).first()).toBeVisible();
  if (!(await item.isVisible())) await bar.click();
  await item.getByTestId(button).click();
  await let_go(desk);
}

/** Takes from the stage what an earlier test left there: on the projector a question on air comes before a closed poll. */
export async function clear_stage(desk: Page): Promise<void> {
  const left = desk.getByTestId("column-on_air").getByTestId("question").first();
  await expect(desk.getByTestId("column-on_air")).toBeVisible();
  while (await left.isVisible()) {
    const id = await left.getAttribute("data-question-id");
    await left.getByTestId("answered").click();
    await let_go(desk);
    await expect(desk.getByTestId("column-on_air").locator(`[data-question-id="${id}"]`)).toHaveCount(0);
  }
}
