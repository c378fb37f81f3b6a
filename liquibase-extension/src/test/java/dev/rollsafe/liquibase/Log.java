package dev.rollsafe.liquibase;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what is logged from warnings on. */
final class Log extends Handler implements AutoCloseable {

  private final Logger logger = Logger.getLogger("liquibase");
  private final Level before = logger.getLevel();
  private final List<String> lines = new ArrayList<>();

  private Log() {
    setLevel(Level.WARNING);
    logger.setLevel(Level.WARNING);
    logger.addHandler(this);
  }

  static Log open() {
    return new Log();
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(record.getMessage());
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
    logger.setLevel(before);
  }
}
