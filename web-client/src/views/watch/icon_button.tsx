import { Icon, type IconName } from "../shell/icon";

interface Props {
  icon: IconName;
  name: string;
  act: () => void;
  testid?: string;
  pressed?: boolean;
}

export function IconButton({ icon, name, act, testid, pressed }: Props) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} aria-pressed={pressed} data-testid={testid} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}
