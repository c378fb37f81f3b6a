package dev.rollsafe.release.canary;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How Prometheus is asked.
 *
 * @param url its address, to which {@code /api/v1/query} is added
 * @param timeout how long an answer may take
 * @param tokenVariable the environment variable that holds the bearer token
 */
public record PrometheusSettings(URI url, Duration timeout, Optional<String> tokenVariable) {}
