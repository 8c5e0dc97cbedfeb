// The peer of the fan-out bench: npm ws over TLS. Whatever one client sends goes to every client as one text of the shape
// and size that our audience gets.
import fs from 'node:fs';
import https from 'node:https';
import { WebSocketServer } from 'ws';

const [, , port, certificate, key] = process.argv;
const server = https.createServer({ cert: fs.readFileSync(certificate), key: fs.readFileSync(key), minVersion: 'TLSv1.3' });
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
let offset = 0;

sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
        const { text } = JSON.parse(data);
        const frame = JSON.stringify([{ jsonrpc: '2.0', method: 'change', params: { room: 'auditorium', offset: ++offset, at: Date.now(),
            kind: 'question.asked', data: { question: { id: 'q0000000000000000', text, language: 'es', state: 'approved' } } } }]);
        for (const client of sockets.clients) client.send(frame);
    });
});
server.listen(Number(port), '127.0.0.1', () => console.log('ready'));
