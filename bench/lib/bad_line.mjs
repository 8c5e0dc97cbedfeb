// A bad line between a browser and the server: a TCP proxy that adds a round trip, shares a slow link among all connections, and
// makes of each lost packet the stall that TCP makes of it. Bytes are never lost here: what the two ends see of loss on a
// real line is the time that its repair takes, and how little TCP dares to send meanwhile. What is modelled, for each direction:
//   - segments of 1,448 bytes (and 52 of headers) go over one link after the other, whichever connection they belong to;
//   - at most `cwnd` of a connection are under way: 10 at first, one more for each that arrives, after the first loss one more a
//     round trip, and after each loss 0.7 of it, not below 2 (CUBIC in its Reno-friendly region, which it is in at these rates);
//   - a segment is lost with the given chance, and when 400 ms of others wait for the link. It comes a round trip later where three
//     more are behind it (fast retransmit), otherwise a round trip and 200 ms later (timeout), takes the link a second time, and
//     holds back all behind it, as TCP delivers in order;
//   - a connection is there one round trip after it was begun.
// Not modelled: acknowledgements that are lost, the same segment lost twice, reordering. Listens on loopback; ended by `close`.
import net from 'node:net';

const segment_bytes = 1448, header_bytes = 52;
const first_window = 10, least_window = 2, after_loss = 0.7;
const queue_ms = 400, timeout_ms = 200, waiting_bytes = 16384;

class Link {
    constructor(kbit) {
        this.kbit = kbit;
        this.free_at = 0;
        this.bytes = 0;
    }

    // When the last bit of so many bytes has left; null where the queue is full.
    take(bytes, now) {
        if (this.free_at - now > queue_ms) return null;
        this.free_at = Math.max(this.free_at, now) + (bytes + header_bytes) * 8 / this.kbit;
        this.bytes += bytes;
        return this.free_at;
    }
}

// One direction of one connection.
class Flow {
    constructor(line, link, from, to) {
        Object.assign(this, { line, link, from, to, waiting: [], waiting_bytes: 0, sent: [], under_way: 0, window: first_window, slow_start: true,
            arrived_at: 0, cut_at: 0, open: false, ended: false });
        from.on('data', (bytes) => {
            this.waiting.push(bytes);
            this.waiting_bytes += bytes.length;
            if (this.waiting_bytes > waiting_bytes) from.pause();
            this.send();
        });
        from.on('end', () => {
            this.ended = true;
            this.send();
        });
        setTimeout(() => {
            this.open = true;
            this.send();
        }, line.round_trip_ms);
    }

    send() {
        if (!this.open) return;
        const now = performance.now();
        while (this.waiting_bytes > 0 && this.under_way < Math.floor(this.window)) this.send_one(this.next(), now);
        if (this.waiting_bytes < waiting_bytes) this.from.resume();
        if (this.ended && this.waiting_bytes === 0 && this.under_way === 0) this.to.end();
    }

    next() {
        const first = this.waiting[0];
        const part = first.subarray(0, segment_bytes);
        if (part.length < first.length) this.waiting[0] = first.subarray(part.length);
        else this.waiting.shift();
        this.waiting_bytes -= part.length;
        return part;
    }

    send_one(bytes, now) {
        const { round_trip_ms, loss } = this.line;
        const left_at = this.link.take(bytes.length, now);
        const lost = left_at === null || Math.random() < loss;
        let arrives = (left_at ?? now) + round_trip_ms / 2;
        if (lost) {
            const repair = this.waiting_bytes > 3 * segment_bytes ? round_trip_ms : round_trip_ms + timeout_ms;
            if (left_at !== null) this.link.take(bytes.length, now);
            arrives += repair;
            this.cut(now);
            ++this.line.lost;
        }
        ++this.line.segments;
        this.arrived_at = Math.max(this.arrived_at, arrives);
        ++this.under_way;
        // Timers of nearly the same moment fire in any order: each delivers the oldest.
        this.sent.push(bytes);
        setTimeout(() => this.deliver(this.sent.shift()), this.arrived_at - now);
        setTimeout(() => this.acknowledged(), this.arrived_at + round_trip_ms / 2 - now);
    }

    deliver(bytes) {
        if (this.to.writable) this.to.write(bytes);
    }

    // Once a round trip, however many were lost in it.
    cut(now) {
        if (now - this.cut_at < this.line.round_trip_ms) return;
        this.cut_at = now;
        this.slow_start = false;
        this.window = Math.max(least_window, this.window * after_loss);
    }

    acknowledged() {
        --this.under_way;
        this.window += this.slow_start ? 1 : 1 / this.window;
        this.send();
    }
}

export class BadLine {
    constructor({ round_trip_ms, kbit, loss }) {
        Object.assign(this, { round_trip_ms, loss, segments: 0, lost: 0 });
        this.down = new Link(kbit);
        this.up = new Link(kbit);
        this.sockets = new Set();
    }

    // Listens on a free port, before whatever listens on `target()` at that time; the port is returned.
    async open(target) {
        this.server = net.createServer({ allowHalfOpen: true }, (client) => {
            const server = net.connect({ port: target(), host: '127.0.0.1', allowHalfOpen: true });
            for (const [socket, other] of [[client, server], [server, client]]) {
                this.sockets.add(socket);
                socket.setNoDelay(true);
                socket.on('error', () => other.destroy());
                socket.on('close', () => {
                    this.sockets.delete(socket);
                    other.destroySoon();
                });
            }
            new Flow(this, this.up, client, server);
            new Flow(this, this.down, server, client);
        });
        await new Promise((done) => this.server.listen(0, '127.0.0.1', done));
        return this.server.address().port;
    }

    close() {
        for (const socket of this.sockets) socket.destroy();
        this.server.close();
    }
}
