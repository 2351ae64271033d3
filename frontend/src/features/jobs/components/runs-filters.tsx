import { useEffect, useState } from "react";

import { Chips } from "@/components/chips";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";

import type { RunFilter } from "../api/runs-query";
import { FLOWS, STATES } from "../names";

interface Props {
  filter: RunFilter;
  onChange: (filter: RunFilter) => void;
}

const QUEUES = ["inbound", "timer", "sync", "campaign"];

export function RunsFilters({ filter, onChange }: Props) {
  const set = (name: keyof RunFilter, value: string) => {
    const { [name]: _old, ...rest } = filter;
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Chips
        label="State"
        options={{ "": "All", ...STATES }}
        value={filter.state ?? ""}
        onChange={(state) => set("state", state)}
      />
      <div className="flex flex-wrap gap-2">
        <Select
          aria-label="Flow"
          value={filter.flow ?? ""}
          onChange={(event) => set("flow", event.target.value)}
        >
          <option value="">Every flow</option>
          {Object.entries(FLOWS).map(([flow, name]) => (
            <option key={flow} value={flow}>
              {name}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Queue"
          value={filter.queue ?? ""}
          onChange={(event) => set("queue", event.target.value)}
        >
          <option value="">Every queue</option>
          {QUEUES.map((queue) => (
            <option key={queue} value={queue}>
              {queue}
            </option>
          ))}
        </Select>
        <ErrorWords words={filter.q ?? ""} onChange={(words) => set("q", words)} />
      </div>
    </div>
  );
}

function ErrorWords({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => onChange(typed), 350);
    return () => clearTimeout(timer);
  }, [typed, words, onChange]);
  return (
    <Input
      type="search"
      aria-label="Words in the error"
      placeholder="Words in the error"
      className="w-48"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
