// Keeps the device's screen on while somebody is on the stage. Where the browser cannot, or the battery forbids it, nothing
// changes; it is taken again whenever the page is seen again.

export function keep_awake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const take = async () => {
    if (over || lock || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      const taken = await navigator.wakeLock.request("screen");
      // Ended meanwhile, or asked twice before the first answer: one is held, and the one that is held is known.
      if (over || lock) return await taken.release();
      lock = taken;
      taken.addEventListener("release", () => {
        if (lock === taken) lock = null;
      });
    } catch {
      // Power is short.
    }
  };
  const seen = () => void take();
  document.addEventListener("visibilitychange", seen);
  void take();
  return () => {
    over = true;
    document.removeEventListener("visibilitychange", seen);
    void lock?.release().catch(() => undefined);
  };
}
