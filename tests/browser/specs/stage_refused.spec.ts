// A panelist who does not come through: because the stage is full, the server does not answer, or the network lets nothing pass.
// The page says which, and what to do.
import type { Page } from "@playwright/test";
import { violations } from "../support/axe";
import { expect, People, unique } from "../support/fixtures";
import { Server } from "../support/server";
import { backstage, camera_of, expect_trouble, test, tile } from "../support/stage";

const arrives = { timeout: 60_000 };

test("one too many is told that the stage is full and whom to ask, who is in stays, and a place that is left is theirs", async ({ browser }) => {
  const server = await Server.start({ contribution: true, publishers: 1 });
  const people = new People(browser, server);
  try {
    const [first, second] = [unique("Ana"), unique("Ben")];
    const ana = await backstage(people, first);
    const control = await people.enter("producer", { name: unique("Regia") });
    const of_ana = await camera_of(control, first);
    await expect(tile(control, of_ana)).toHaveAttribute("data-state", "live", arrives);
    const ben = await backstage(people, second);
    const trouble = ben.getByTestId("camera-link-trouble");
    await expect(trouble).toHaveAttribute("data-trouble", "full");
    await expect(trouble).toContainText("Ask the producer");
    await expect(trouble).toContainText("It tries again by itself");
    expect(await violations(ben)).toEqual([]);
    await expect(tile(control, of_ana)).toHaveAttribute("data-state", "live");
    await expect(ana.getByTestId("camera-link-trouble")).toHaveCount(0);
    await ana.getByTestId("leave-stage").click();
    await expect(tile(control, await camera_of(control, second))).toHaveAttribute("data-state", "live", arrives);
    await expect(trouble).toHaveCount(0);
    expect(people.faults).toEqual([]);
  } finally {
    await people.leave();
    await server.stop();
  }
});

/** A firewall that lets HTTPS through and nothing else: neither side learns an address of the other. */
const behind_a_firewall = (page: Page) => page.addInitScript(() => {
  const without_candidates = (sdp: string) => sdp.replace(/^a=candidate:.*\r?\n/gm, "");
  const ask = window.fetch.bind(window);
  window.fetch = (path, init = {}) => {
    if (init.method === "PATCH" && /\/wh[ie]p\//.test(String(path))) return Promise.resolve(new Response(null, { status: 204 }));
    return ask(path, typeof init.body === "string" && init.body.startsWith("v=0") ? { ...init, body: without_candidates(init.body) } : init);
  };
  const take = RTCPeerConnection.prototype.setRemoteDescription;
  RTCPeerConnection.prototype.setRemoteDescription = function (this: RTCPeerConnection, answer: RTCSessionDescriptionInit) {
    return Reflect.apply(take, this, [{ ...answer, sdp: without_candidates(answer.sdp ?? "") }]) as Promise<void>;
  } as typeof take;
});

test("where nothing comes through the page says so within seconds, and that a firewall may be in the way", async ({ people }) => {
  const page = await backstage(people, unique("Mei-ling"), { before: behind_a_firewall });
  await expect_trouble(page, "unreachable", "a firewall or a VPN may be in the way");
});

/** As the server answers whose publication it has put out. */
const put_out = (page: Page) => page.route("**/whip?**", (route) => route.fulfill({
  status: 413, contentType: "application/json", headers: { "Retry-After": "10" }, body: JSON.stringify({ error: { reason: "too_much", detail: "it sent more than is taken" } }),
}));

test("who was put out for sending too much is told so, and what is allowed", async ({ people }) => {
  const page = await backstage(people, unique("Rui"), { before: put_out });
  const trouble = page.getByTestId("camera-link-trouble");
  await expect(trouble).toHaveAttribute("data-trouble", "too_much");
  await expect(trouble).toContainText("Send less: at most 1080 lines");
  await expect(trouble).toContainText("It tries again by itself");
  expect(await violations(page)).toEqual([]);
});

/** A server that takes what it is asked, and answers nothing of it. */
const unanswered = (asked: RegExp) => (page: Page) => page.route(asked, () => undefined);

test("where the studio does not answer the page says so, and that it is not the reader's network", async ({ people }) => {
  const page = await backstage(people, unique("Keoni"), { before: unanswered(/\/(whip|whep)\?/) });
  await expect_trouble(page, "unavailable", "The studio does not answer. It tries again by itself");
});

test("where nothing of the server answers the page says to check the network", async ({ people }) => {
  const page = await backstage(people, unique("Lindiwe"), { before: unanswered(/\/(whip|whep|ice)\?/) });
  await expect_trouble(page, "offline", "The server does not answer. Check your network");
});

/** An extension that keeps the browser's own addresses from every page. */
const without_addresses = (page: Page) => page.addInitScript(() => {
  window.RTCPeerConnection = new Proxy(RTCPeerConnection, {
    construct: (target, [configuration]: [RTCConfiguration?]) => new target({ ...configuration, iceTransportPolicy: "relay" }),
  });
});

test("where the browser finds no way out the page says that an extension may be in the way", async ({ people }) => {
  const page = await backstage(people, unique("Matteo"), { before: without_addresses });
  await expect_trouble(page, "no_candidates", "Turn off extensions that block WebRTC");
});
