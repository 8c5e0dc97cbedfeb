// RSA blind signatures of RFC 9474, RSABSSA-SHA384-PSS-Randomized with 2048 bits: the voter's side. Loaded only where
// there is a secret poll. All numbers are big-endian, as base64url without padding.

const modulus_bytes = 256;
const serial_bytes = 32;
const hash_bytes = 48;
const salt_bytes = 48;
const exponent = 65537n;

/** What is kept of a paper until its signature comes: `inverse` takes the blinding off again. */
export interface Blinded {
  serial: string;
  inverse: string;
  blinded: string;
}

function to_base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function from_base64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

function to_number(bytes: Uint8Array): bigint {
  return BigInt(`0x${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`);
}

function to_bytes(number: bigint): Uint8Array {
  const hex = number.toString(16).padStart(2 * modulus_bytes, "0");
  return Uint8Array.from({ length: modulus_bytes }, (_, index) => Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16));
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

async function sha384(...parts: Uint8Array[]): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-384", joined(...parts)));
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The inverse, by Euclid; null where there is none. */
function inverse_of(number: bigint, modulus: bigint): bigint | null {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
  while (b !== 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return a === 1n ? ((x % modulus) + modulus) % modulus : null;
}

function to_exponent(number: bigint, modulus: bigint): bigint {
  let power = number;
  for (let bit = exponent; bit > 1n; bit >>= 1n) power = (power * power) % modulus;
  return (power * number) % modulus;
}

function below(modulus: bigint): bigint {
  for (;;) {
    const number = to_number(random(modulus_bytes));
    if (number > 0n && number < modulus) return number;
  }
}

/** The prepared message (section 4.1): the serial is the variant's random prefix, then "ROOM/POLL". */
function message_of(room: string, poll: string, serial: Uint8Array): Uint8Array<ArrayBuffer> {
  return joined(serial, new TextEncoder().encode(`${room}/${poll}`));
}

/** EMSA-PSS-ENCODE of RFC 8017, section 9.1.1, for 2047 bits. */
async function encode_pss(message: Uint8Array): Promise<Uint8Array> {
  const salt = random(salt_bytes);
  const hash = await sha384(new Uint8Array(8), await sha384(message), salt);
  const block = joined(new Uint8Array(modulus_bytes - salt_bytes - hash_bytes - 2), Uint8Array.of(1), salt);
  for (let counter = 0; counter * hash_bytes < block.length; counter++) {
    const mask = await sha384(hash, Uint8Array.of(0, 0, 0, counter));
    mask.forEach((byte, index) => {
      const at = counter * hash_bytes + index;
      if (at < block.length) block[at] = (block[at] ?? 0) ^ byte;
    });
  }
  block[0] = (block[0] ?? 0) & 0x7f;
  return joined(block, hash, Uint8Array.of(0xbc));
}

/** Blind (section 4.2) of a new random serial. */
export async function blind(modulus: string, room: string, poll: string): Promise<Blinded> {
  const n = to_number(from_base64url(modulus));
  const serial = random(serial_bytes);
  const encoded = to_number(await encode_pss(message_of(room, poll, serial)));
  for (;;) {
    const factor = below(n);
    const inverse = inverse_of(factor, n);
    if (inverse === null) continue;
    const blinded = (encoded * to_exponent(factor, n)) % n;
    return { serial: to_base64url(serial), inverse: to_base64url(to_bytes(inverse)), blinded: to_base64url(to_bytes(blinded)) };
  }
}

/** Finalize (section 4.4): the signature of the serial, checked; null where the server's answer is none. */
export async function finalize(modulus: string, room: string, poll: string, paper: Blinded, answer: string): Promise<string | null> {
  const n = to_number(from_base64url(modulus));
  const signed = to_number(from_base64url(answer)) * to_number(from_base64url(paper.inverse));
  const signature = to_bytes(signed % n);
  const jwk: JsonWebKey = { kty: "RSA", n: modulus, e: "AQAB", alg: "PS384", ext: true };
  const key = await crypto.subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, false, ["verify"]);
  const message = message_of(room, poll, from_base64url(paper.serial));
  const fits = await crypto.subtle.verify({ name: "RSA-PSS", saltLength: salt_bytes }, key, joined(signature), message);
  return fits ? to_base64url(signature) : null;
}
