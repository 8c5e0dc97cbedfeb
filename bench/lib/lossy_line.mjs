// A line for UDP on loopback that loses each packet with the given chance, in both directions. Each of the server's ports gets one of
// its own; what comes there goes on to the server, from a socket of its own for each sender.
import dgram from 'node:dgram';

export class LossyLine {
    constructor(chance) {
        Object.assign(this, { chance, sockets: [], packets: 0, lost: 0 });
    }

    async open() {
        const socket = dgram.createSocket('udp4');
        this.sockets.push(socket);
        await new Promise((done) => socket.bind(0, '127.0.0.1', done));
        return socket;
    }

    send(from, packet, port) {
        ++this.packets;
        if (Math.random() < this.chance) ++this.lost;
        else from.send(packet, port, '127.0.0.1');
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
        for (const socket of this.sockets) socket.close();
    }
}
