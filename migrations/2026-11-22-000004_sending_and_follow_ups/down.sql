DROP TABLE suppressions, send_counters, outbound_messages, follow_ups, events;
