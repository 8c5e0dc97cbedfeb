// Where this seat stands in the room's changes: the last `through`, or the position of the join.
import type { Joined, Message, Position } from "../protocol/messages";

export class Resume {
  private position_: Position | null = null;

  position(): Position | null {
    return this.position_;
  }

  joined(joined: Joined): void {
    // A resume is followed by its `through`; until then the old offset is the honest one.
    if (joined.mode !== "resume" || !this.position_) this.position_ = joined.position;
  }

  seen(message: Message): void {
    if (!("method" in message) || message.method !== "through") return;
    const { history, offset } = message.params;
    const known = this.position_;
    if (known && known.history === history && known.offset > offset) return;
    this.position_ = { history, offset };
  }

  forget(): void {
    this.position_ = null;
  }
}
