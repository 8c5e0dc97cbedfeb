// What hls.js's sources take from the packages @svta/cml-*, which want a newer Node than the build has: ID3 tags and CMCD
// (client data for delivery networks), in no stream of ours. vite.config.ts puts this file in their place.

export const uuid = (): string => crypto.randomUUID();
export const canParseId3 = (): boolean => false;
export const getId3Data = (): undefined => undefined;
export const getId3Timestamp = (): undefined => undefined;
export const getId3Frames = (): never[] => [];
export const isId3TimestampFrame = (): boolean => false;

/** Used for names within media boxes: those may end with a zero byte. */
export function utf8ArrayToStr(bytes: Uint8Array, exit_on_null = false): string {
  const text = new TextDecoder().decode(bytes);
  const end = exit_on_null ? text.indexOf("\0") : -1;
  return (end < 0 ? text : text.slice(0, end)).replace(/\0/g, "");
}

export default undefined;
