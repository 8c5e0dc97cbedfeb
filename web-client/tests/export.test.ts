import { afterEach, describe, expect, it, vi } from "vitest";
import { api } from "../src/protocol/api";
import { formats_of, kinds } from "../src/views/desk/export";

afterEach(() => vi.unstubAllGlobals());

function answer(body: string, init: ResponseInit): void {
  vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(new Response(body, init))));
}

describe("exports", () => {
  it("offer each kind in each format that can hold it", () => {
    for (const kind of kinds) expect(formats_of(kind)).toEqual(kind === "all" ? ["xlsx", "json"] : ["xlsx", "csv", "json"]);
  });

  it("are named as the server names them, and by nothing that could be a path", async () => {
    answer("x", { headers: { "Content-Disposition": 'attachment; filename="auditorium-polls-20260921T141320Z.csv"' } });
    expect(await api.export_file("auditorium", "s", "polls.csv")).toMatchObject({ ok: true, value: { name: "auditorium-polls-20260921T141320Z.csv" } });
    answer("x", { headers: { "Content-Disposition": 'attachment; filename="../evil"' } });
    expect(await api.export_file("auditorium", "s", "polls.csv")).toMatchObject({ ok: true, value: { name: "polls.csv" } });
  });

  it("are refused with the server's reason, or as offline", async () => {
    answer('{"error":{"reason":"limited"}}', { status: 429 });
    expect(await api.export_file("auditorium", "s", "polls.csv")).toMatchObject({ ok: false, refusal: { reason: "limited" } });
    vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("failed"))));
    expect(await api.export_file("auditorium", "s", "polls.csv")).toMatchObject({ ok: false, refusal: { reason: "offline" } });
  });
});
