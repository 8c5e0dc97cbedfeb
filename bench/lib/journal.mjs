// Reads a stopped server's journal as anyone could, with the sqlite3 command.
import fs from 'node:fs';
import path from 'node:path';
import { run } from './process.mjs';

// Every change of the journal: {offset, kind, payload} with the payload parsed; kinds as in protocol/json/journal_entry.
export async function storedChanges(config) {
    const data = JSON.parse(fs.readFileSync(config)).data_dir;
    const out = await run('sqlite3', ['-readonly', '-json', path.join(data, 'journal.db'),
        'SELECT offset, kind, CAST(payload AS TEXT) AS payload FROM entries ORDER BY room, offset']);
    return JSON.parse(out || '[]').map((row) => ({ ...row, payload: JSON.parse(row.payload) }));
}

// Every receipt that a stopped server holds: {key, count}, count being the changes that the command made.
export async function storedReceipts(config) {
    const data = JSON.parse(fs.readFileSync(config)).data_dir;
    const out = await run('sqlite3', ['-readonly', '-json', path.join(data, 'journal.db'), 'SELECT key, count FROM receipts']);
    return JSON.parse(out || '[]');
}
