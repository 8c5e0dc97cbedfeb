// What is done in some seconds, unless it is taken back. It is this page's own: whoever leaves it has not done anything.
import { signal } from "@preact/signals";

const grace_s = 5;

export class Grace {
  /** Seconds that are left; null: nothing waits. */
  readonly left = signal<number | null>(null);
  private timer_: ReturnType<typeof setInterval> | undefined;

  begin(act: () => void): void {
    this.take_back();
    this.left.value = grace_s;
    this.timer_ = setInterval(() => {
      const left = (this.left.value ?? 0) - 1;
      this.left.value = left;
      if (left > 0) return;
      this.take_back();
      act();
    }, 1000);
  }

  take_back(): void {
    clearInterval(this.timer_);
    this.left.value = null;
  }
}
