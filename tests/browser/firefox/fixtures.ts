// One server and one stock Firefox for each test; a file says of what kind with test.use.
import { existsSync } from "node:fs";
import { test as base } from "@playwright/test";
import { Server, type ServerOptions } from "../support/server";
import { Firefox, type Preferences } from "./bidi";

const program = process.env["FIREFOX"] ?? "/usr/bin/firefox-esr";

interface Fixtures {
  settings: ServerOptions;
  preferences: Preferences;
  server: Server;
  firefox: Firefox;
}

export const test = base.extend<Fixtures>({
  settings: [{}, { option: true }],
  preferences: [{}, { option: true }],
  server: async ({ settings }, use) => {
    const server = await Server.start(settings);
    await use(server);
    await server.stop();
  },
  firefox: async ({ preferences }, use) => {
    if (!existsSync(program)) throw new Error(`${program} is not there: scripts/setup test installs it`);
    const firefox = await Firefox.start(program, preferences);
    await use(firefox);
    await firefox.close();
  },
});

/** An element of the page, as an expression in it. */
export const by = (testid: string) => `document.querySelector('[data-testid="${testid}"]')`;
