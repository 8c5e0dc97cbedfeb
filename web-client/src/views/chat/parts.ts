// What of the chat comes after a page's first paint.
export { ChatComposer } from "./composer";
export { ChatLog } from "./log";
