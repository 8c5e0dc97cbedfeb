// Many commands one after the other: a few under way at a time, so that neither the outbox nor the server's pace is
// overrun by three hundred questions at once.

export type Work = (done: () => void) => void;

export class Paced {
  private readonly waiting_: Work[] = [];
  private running_ = 0;

  constructor(private readonly at_once = 6) {}

  add(work: Work): void {
    this.waiting_.push(work);
    this.run();
  }

  private run(): void {
    while (this.running_ < this.at_once) {
      const work = this.waiting_.shift();
      if (!work) return;
      this.running_++;
      let ended = false;
      work(() => {
        if (ended) return;
        ended = true;
        this.running_--;
        this.run();
      });
    }
  }
}
