// A line for UDP on loopback that loses each packet with the given chance and takes half of the round trip for each, in both
// directions. Each of the server's ports gets one of its own; what comes there goes on to the server, from a socket of its own for
// each sender.
import dgram from 'node:dgram';

export class LossyLine {
    constructor(chance, round_trip_ms = 0) {
        Object.assign(this, { chance, round_trip_ms, sockets: [], packets: 0, lost: 0, closed: false });
    }

    async open() {
        const socket = dgram.createSocket('udp4');
        this.sockets.push(socket);
        await new Promise((done) => socket.bind(0, '127.0.0.1', done));
        return socket;
    }

    send(from, packet, port) {
        ++this.packets;
        const pass = () => this.closed || from.send(packet, port, '127.0.0.1');
        if (Math.random() < this.chance) ++this.lost;
        else if (this.round_trip_ms > 0) setTimeout(pass, this.round_trip_ms / 2);
        else pass();
    }

    // The port that leads to the server's.
    async to(port) {
        const near = await this.open(), far = new Map();
        near.on('message', async (packet, { port: sender }) => {
            if (!far.has(sender)) far.set(sender, this.open().then((socket) => {
                socket.on('message', (back) => this.send(near, back, sender));
                return socket;
            }));
            this.send(await far.get(sender), packet, port);
        });
        return near.address().port;
    }

    close() {
        this.closed = true;
        for (const socket of this.sockets) socket.close();
    }
}
