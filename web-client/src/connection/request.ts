// Requests under way: gives each an id, hands each reply to its asker, and ends all when the way is lost.
import type { ErrorData, Message, RequestId } from "../protocol/messages";

export type Reply =
  | { kind: "result"; result: Record<string, unknown> }
  | { kind: "error"; data: ErrorData }
  /** The way was lost before the reply: it may have been done or not. */
  | { kind: "lost" };

export class Requests {
  private next_id_ = 1;
  private waiting_ = new Map<RequestId, (reply: Reply) => void>();

  /** The text to send; `answered` is called exactly once. */
  make(method: string, params: object, answered: (reply: Reply) => void): string {
    const id = this.next_id_++;
    this.waiting_.set(id, answered);
    return JSON.stringify({ jsonrpc: "2.0", id, method, params });
  }

  /** Lets a message of the server answer its request; false where it is no reply. */
  settle(message: Message): boolean {
    if (!("id" in message)) return false;
    const answered = message.id === null ? undefined : this.waiting_.get(message.id);
    if (message.id !== null) this.waiting_.delete(message.id);
    if ("error" in message) {
      answered?.({ kind: "error", data: message.error.data ?? { reason: message.error.message } });
    } else {
      answered?.({ kind: "result", result: message.result });
    }
    return true;
  }

  lose_all(): void {
    const lost = [...this.waiting_.values()];
    this.waiting_.clear();
    for (const answered of lost) answered({ kind: "lost" });
  }
}
