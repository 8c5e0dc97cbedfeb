// Commands past the page, by POST, for tests that need many at once: as another client of the protocol would send them.
import { randomUUID } from "node:crypto";
import type { APIRequestContext, Page } from "@playwright/test";
import type { Role } from "./server";

export type Command = readonly [method: string, params: object];

interface Answer {
  result?: Record<string, unknown>;
  error?: { message: string; data?: { retry_after_ms?: number } };
}

const tries_max = 5;

/** Sends commands from a seat of whoever is signed in, one after another; throws where one is refused. */
export async function send_as(request: APIRequestContext, origin: string, role: Role, commands: readonly Command[]): Promise<Record<string, unknown>[]> {
  const session = (await (await request.get(`${origin}/api/v1/session`)).json()) as { seats: { seat: string; role: string }[] };
  const seat = session.seats.find((each) => each.role === role)?.seat ?? "";
  const results: Record<string, unknown>[] = [];
  const ask = async ([method, params]: Command, key = randomUUID(), tries = 1): Promise<Record<string, unknown>> => {
    const reply = await request.post(`${origin}/api/v1/rooms/auditorium/commands?seat=${seat}`, {
      headers: { Origin: origin }, data: { jsonrpc: "2.0", id: 1, method, params: { ...params, key } },
    });
    const [answer] = (await reply.json()) as Answer[];
    if (answer?.result) return answer.result;
    // A fast machine comes to the limits of a person.
    const wait_ms = answer?.error?.message === "limited" ? answer.error.data?.retry_after_ms : undefined;
    if (wait_ms === undefined || tries === tries_max) throw new Error(`${method}: ${answer?.error?.message ?? reply.status()}`);
    await new Promise((done) => setTimeout(done, wait_ms));
    return ask([method, params], key, tries + 1);
  };
  for (const command of commands) results.push(await ask(command));
  return results;
}

const role_of: Record<string, Role> = { watch: "participant", hall: "hall", screen: "screen", desk: "moderator", stage: "panelist", control: "producer" };

/** The same, as the person whose page this is. */
export function send_commands(page: Page, ...commands: Command[]): Promise<Record<string, unknown>[]> {
  const { origin, pathname } = new URL(page.url());
  return send_as(page.request, origin, role_of[pathname.split("/")[1] ?? ""] ?? "participant", commands);
}
