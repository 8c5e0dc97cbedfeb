import { own_names } from "../../i18n/choice";
import { choose_language, language, languages, t, type Language } from "../../i18n/i18n";

export function LanguageChoice() {
  return (
    <select
      class="choice"
      data-testid="language"
      aria-label={t("language.label")}
      value={language.value}
      onChange={(event) => void choose_language(event.currentTarget.value as Language)}
    >
      {languages.map((each) => (
        <option key={each} value={each} lang={each} selected={each === language.value}>{own_names[each]}</option>
      ))}
    </select>
  );
}
