// How much reserve a viewer keeps. By itself, since the choice of one is there before the player is.

/** "patient" is not a room's: whole segments instead of parts, for lines on which each request costs too much. */
export type Mode = "low" | "default" | "safe" | "patient";
export const modes: readonly Mode[] = ["low", "default", "safe", "patient"];
/** What the viewer wants; "auto": whatever this line needs, and at least what the room has. */
export type ModeChoice = "auto" | Mode;
