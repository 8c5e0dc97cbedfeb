// The golden messages of protocol/samples, as the server's tests read them.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Joined, Message, Notification, Role } from "../src/protocol/messages";

export function read_sample(file: string): unknown {
  return JSON.parse(readFileSync(resolve(__dirname, "../../protocol/samples", file), "utf8"));
}

interface Named {
  name: string;
}

export interface AddressedSample {
  person: string;
  message: Message;
}

export const joins = read_sample("joins.json") as {
  joins: (Named & { frame: Message[] })[];
  frames: (Named & { frame: Message[] })[];
};
export const changes = read_sample("changes.json") as {
  changes: (Named & {
    kind: string;
    forms: Record<Role, Message | null>;
    addressed: AddressedSample | AddressedSample[] | null;
  })[];
};
export const states = read_sample("states.json") as {
  states: { name: string; audiences: Role[]; message: Notification }[];
  pulses: { name: string; message: Notification }[];
};
export const replies = read_sample("replies.json") as {
  results: (Named & { frame: Message[] })[];
  rejects: (Named & { frame: Message[] })[];
};
export const commands = read_sample("commands.json") as {
  commands: (Named & { roles: Role[]; request: { method: string; params: Record<string, unknown> } })[];
};

export function joined_in(frame: Message[]): Joined {
  const reply = frame.find((message) => "id" in message && "result" in message) as { result: unknown };
  return reply.result as Joined;
}

export function sample_join(name: string): Message[] {
  const found = joins.joins.find((join) => join.name === name);
  if (!found) throw new Error(`no sample ${name}`);
  return found.frame;
}
