// Where a page's own picture is, and what the page showed at each place: noted in the page itself, with every frame of the
// video and every change of the page.
import { expect, type Page } from "@playwright/test";

export interface Noted {
  /** Programme time of the picture, as the page has it. */
  ms: number;
  shown: boolean;
  /** The machine's clock: for the order between pages. */
  at: number;
}

type Recordings = Record<string, Noted[]>;

export async function programme_ms(page: Page): Promise<number> {
  return Number(await page.getByTestId("player").getAttribute("data-programme-ms"));
}

export async function started_at(page: Page): Promise<number> {
  return Number(await page.getByTestId("player").getAttribute("data-started-at"));
}

/** Plays, and its programme time is known. */
export async function in_step(page: Page): Promise<void> {
  const video = page.getByTestId("player");
  await expect(video).toHaveAttribute("data-state", "playing", { timeout: 45_000 });
  await expect(video).toHaveAttribute("data-moment", "held");
}

/** Holds a page's picture back until it is so much behind another's, and lets it play on from there. */
export async function hold_back(page: Page, behind: Page, by_ms: number): Promise<void> {
  await page.getByTestId("play").click();
  await expect(page.getByTestId("player")).toHaveAttribute("data-state", "paused");
  await expect.poll(async () => (await programme_ms(behind)) - (await programme_ms(page)), { timeout: 45_000 }).toBeGreaterThan(by_ms);
  await page.getByTestId("play").click();
  await expect(page.getByTestId("player")).toHaveAttribute("data-state", "playing");
}

/** From now on notes whether the page shows what the selector finds. */
export async function note(page: Page, selector: string): Promise<void> {
  await page.getByTestId("player").evaluate((element, wanted) => {
    const video = element as HTMLVideoElement;
    const list: Noted[] = [];
    const all = globalThis as unknown as { recordings?: Recordings };
    all.recordings = { ...all.recordings, [wanted]: list };
    const look = () => {
      const ms = Number(video.dataset["programmeMs"]);
      const shown = document.querySelector(wanted) !== null;
      const last = list.at(-1);
      if (last?.ms !== ms || last.shown !== shown) list.push({ ms, shown, at: Date.now() });
    };
    const next = () => {
      look();
      video.requestVideoFrameCallback(next);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    next();
  }, selector);
}

export function noted(page: Page, selector: string): Promise<Noted[]> {
  return page.evaluate((wanted) => (globalThis as unknown as { recordings: Recordings }).recordings[wanted] ?? [], selector);
}

/** When the page first showed it, and when it no longer did. */
export function shown_and_gone(list: readonly Noted[]): { shown_at: number; gone_at: number } {
  const first = list.findIndex(({ shown }) => shown);
  const gone = list.slice(first).find(({ shown }) => !shown);
  return { shown_at: list[first]?.at ?? NaN, gone_at: gone?.at ?? NaN };
}

/** The page showed it from `from` on, by its own picture, and never before. */
export function expect_in_time(list: readonly Noted[], from: number): void {
  expect(list.filter(({ ms }) => ms < from).length, "looked at before").toBeGreaterThan(0);
  expect(list.filter(({ ms }) => ms >= from).length, "looked at after").toBeGreaterThan(0);
  expect(list.filter(({ ms, shown }) => shown !== ms >= from)).toEqual([]);
}
