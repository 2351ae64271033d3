import { Chips } from "@/components/chips";
import { useTheme } from "@/lib/theme";

const THEMES = { system: "As the system", light: "Light", dark: "Dark" } as const;

export function AppearanceControl() {
  const [theme, setTheme] = useTheme();
  return <Chips label="Theme" options={THEMES} value={theme} onChange={setTheme} />;
}
