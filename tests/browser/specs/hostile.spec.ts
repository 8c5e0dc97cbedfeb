// What somebody writes, in a question or as a name, stays text on every page: nothing of it is executed or becomes markup.
import { request } from "@playwright/test";
import { send_as, send_commands } from "../support/commands";
import { expect, People, test } from "../support/fixtures";
import { Server } from "../support/server";

// Each calls fired(n) where it is executed.
const call = "window.fired=1";
const payloads = [
  // Elements that execute by themselves.
  `<script>${call}</script>`, `<ScRiPt>${call}</sCrIpT>`, `<script src=data:text/javascript,${call}></script>`, `<script type=module>${call}</script>`,
  `</script><script>${call}</script>`, `</textarea><script>${call}</script>`, `</title><script>${call}</script>`, `</style><script>${call}</script>`,
  `--><script>${call}</script><!--`, `]]><script>${call}</script>`, `<noscript><p title="</noscript><script>${call}</script>">`, `<<script>${call}//<</script>`,
  // Handlers.
  `<img src=x onerror=${call}>`, `<img src=x onerror="${call}">`, `<IMG SRC=x OnErRoR=${call}>`, `<img/src=x/onerror=${call}>`, `<img src=x\nonerror\n=\n${call}>`,
  `"><img src=x onerror=${call}>`, `'><img src=x onerror=${call}>`, `\`><img src=x onerror=${call}>`, `<svg onload=${call}>`, `<svg/onload=${call}//`, `<svg><script>${call}</script></svg>`,
  `<body onload=${call}>`, `<input autofocus onfocus=${call}>`, `<select autofocus onfocus=${call}>`, `<textarea autofocus onfocus=${call}>`, `<video src=x onerror=${call}>`,
  `<video><source onerror=${call}>`, `<audio src=x onerror=${call}>`, `<details open ontoggle=${call}>`, `<marquee onstart=${call}>`, `<p style="animation:turn 1s" onanimationstart=${call}>x</p>`,
  `<object data=x onerror=${call}>`, `" autofocus onfocus=${call} x="`, `' onmouseover=${call} '`, `x onclick=${call} style=position:fixed;inset:0`, `<iframe onload=${call}>`,
  // Addresses.
  `javascript:${call}`, `<a href="javascript:${call}">x</a>`, `<a href="java\tscript:${call}">x</a>`, `<a href="&#106;avascript:${call}">x</a>`, `<iframe src="javascript:${call}">`,
  `<iframe srcdoc="<script>parent.fired=1</script>">`, `<form action="javascript:${call}"><button autofocus>x</button></form>`, `<base href="https://example.org/">`, `<embed src="javascript:${call}">`,
  `<meta http-equiv=refresh content="0;url=javascript:${call}">`, `data:text/html,<script>${call}</script>`, `<link rel=stylesheet href="data:text/css,*{display:none!important}">`,
  // Markup within markup.
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=${call}&gt;">`, `<svg><foreignObject><img src=x onerror=${call}></foreignObject></svg>`,
  `<template><script>${call}</script></template>`, `<svg><animate onbegin=${call} attributeName=x dur=1s>`, `&lt;script&gt;${call}&lt;/script&gt;`, `&#60;img src=x onerror=${call}&#62;`,
  `%3Cscript%3E${call}%3C/script%3E`, `\\u003cscript\\u003e${call}\\u003c/script\\u003e`, `<style>*{display:none!important}</style>`, `<div style="position:fixed;inset:0;z-index:9">x</div>`,
  // Templates, and other languages than markup.
  `{{constructor.constructor('${call}')()}}`, `\${${call}}`, `<%= ${call} %>`, `'-${call}-'`, `";${call};//`, `__proto__`, `constructor`, `=HYPERLINK("https://example.org")`,
  // The shapes of what the framework itself would take for an element.
  `{"type":"script","props":{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=${call}>"}}}`, `{"constructor":null,"type":"img","props":{"src":"x"},"__v":1}`,
];

test("nothing that somebody writes, or calls themselves, is executed or becomes markup on any page", async ({ browser }) => {
  test.setTimeout(240_000);
  const server = await Server.start({ feed: "" });
  const people = new People(browser, server);
  expect(new Set(payloads).size).toBeGreaterThanOrEqual(60);
  const pages = {
    watch: await people.enter("participant"), hall: await people.enter("hall"), screen: await people.enter("screen"), desk: await people.enter("moderator"),
  };
  const before = await Promise.all(Object.values(pages).map((page) => page.locator("script, iframe, base, object, embed, form, style, link").count()));

  const token = new URL(server.shared_link("hall")).hash.slice(1);
  const names: string[] = [];
  for (const payload of payloads) {
    // A person of that name, as any client of the protocol could make one; what the server refuses as a name it refuses.
    const client = await request.newContext({ ignoreHTTPSErrors: true });
    const enter = async (name?: string) => client.post(`${server.origin}/api/v1/session`, {
      headers: { Origin: server.origin }, data: { token, language: "en", ...(name ? { name } : {}) },
    });
    if ((await enter([...payload].slice(0, 64).join(""))).ok()) names.push(payload);
    else expect((await enter()).ok()).toBe(true);
    const [asked] = await send_as(client, server.origin, "hall", [["question.ask", { text: payload }]]);
    await client.dispose();

    const question = asked?.["question"];
    const [approved] = await send_commands(pages.desk, ["question.approve", { question, version: 1 }]);
    await send_commands(pages.desk, ["question.put_on_air", { question, version: approved?.["version"] }]);
    const on_screen = pages.screen.locator(`[data-testid=on-air][data-question-id="${String(question)}"]`);
    await expect(on_screen).toBeVisible();
    const shown = (await on_screen.textContent()) ?? "";
    expect(shown.replace(/\s+/g, " ")).toBe(payload.replace(/\s+/g, " "));
  }
  const [announced] = await send_commands(pages.desk, ["announcement.make", { text: `<img src=x onerror=${call}><script>${call}</script>` }]);
  await expect(pages.screen.getByTestId("announcement")).toContainText("<script>");
  await send_commands(pages.desk, ["announcement.remove", { announcement: announced?.["announcement"] }]);

  // Many of them are names too, and those stand on the pages as they were given.
  expect(names.length).toBeGreaterThan(40);
  for (const page of [pages.watch, pages.hall, pages.desk]) {
    await page.reload();
    await expect(page.getByTestId("question").filter({ hasText: "onerror" }).first()).toBeVisible();
    await expect(page.locator(".author").filter({ hasText: "<script>" }).first()).toBeVisible();
  }
  const after = await Promise.all(Object.values(pages).map((page) => page.locator("script, iframe, base, object, embed, form, style, link").count()));
  expect(after).toEqual(before);
  for (const page of Object.values(pages)) {
    expect(await page.evaluate(() => (window as unknown as { fired?: number }).fired)).toBeUndefined();
    expect(await page.locator("img, math, marquee, template, main a:not([data-testid=door-link]), [onerror], [onload], [onfocus], [onclick], [href^=javascript]").count()).toBe(0);
  }
  expect(people.faults).toEqual([]);
  await people.leave();
  await server.stop();
});
