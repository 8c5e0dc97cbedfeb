// The page that opens in a tunnel: the shell is kept by the service worker, and what is written waits.
import { chromium } from "@playwright/test";
import config from "../playwright.config";
import { expect, People, test, unique } from "../support/fixtures";
import { Server } from "../support/server";

test("an hour offline in the train: the page opens from what was kept, takes a question, and sends it when it is back", async () => {
  const server = await Server.start({ feed: "", review: "publish" });
  // A service worker wants a certificate that the browser takes for good, not one that it overlooks for a page.
  const { args, executablePath } = config.use!.launchOptions!;
  const browser = await chromium.launch({ executablePath: executablePath!, args: [...args!, "--ignore-certificate-errors"] });
  const people = new People(browser, server);
  try {
    const page = await people.enter("participant");
    const kept = () => page.evaluate(async () => {
      const found = await caches.open("paraninfo-shell").then((cache) => cache.keys());
      return found.map(({ url }) => new URL(url).pathname);
    });
    await expect.poll(kept).toContain("/watch");
    const used = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname));
    const files = used.filter((path) => path.startsWith("/assets/"));
    expect(files.length).toBeGreaterThan(5);
    await expect.poll(async () => { const there = await kept(); return files.filter((path) => !there.includes(path)); }).toEqual([]);
    expect((await kept()).filter((path) => !/^\/(watch|assets\/.+)$/.test(path))).toEqual([]);

    server.gate.shut();
    await expect(page.getByTestId("offline-bar")).toContainText("10 seconds");
    await page.reload();
    // It goes on counting from when the page was last live.
    await expect(page.getByTestId("offline-bar")).toBeVisible();
    expect(await page.getByTestId("offline-bar").textContent()).toMatch(/No connection for (\d\d seconds|1 minute)/);
    const text = unique("Asked in a tunnel?");
    await page.getByTestId("composer").fill(text);
    await page.getByTestId("send").click();
    await page.reload();
    await expect(page.getByTestId("offline-bar")).toBeVisible();
    server.gate.reopen();
    await expect(page.getByTestId("connection-state")).toHaveAttribute("data-state", "live", { timeout: 60_000 });
    const hall = await people.enter("hall");
    await expect(hall.getByText(text)).toHaveCount(1);
    expect(people.faults).toEqual([]);

    await page.getByTestId("account").click();
    await page.getByTestId("sign-out").click();
    await expect.poll(() => page.evaluate(() => Object.keys(localStorage))).not.toContain("paraninfo/session");
  } finally {
    await people.leave();
    await browser.close();
    await server.stop();
  }
});
