// A source under the pointer on its way to the preview. Whatever can be dragged is moved by buttons and keys as well.

const type = "application/x-paraninfo-source";

export const lift = (source: string) => (event: DragEvent) => {
  event.dataTransfer?.setData(type, source);
  if (event.dataTransfer) event.dataTransfer.effectAllowed = "copyMove";
};

export function may_drop(event: DragEvent): void {
  if (event.dataTransfer?.types.includes(type)) event.preventDefault();
}

export const dropped = (take: (source: string) => void) => (event: DragEvent) => {
  const source = event.dataTransfer?.getData(type);
  if (!source) return;
  event.preventDefault();
  event.stopPropagation();
  take(source);
};
