package db.callback;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** A user's own callback where Flyway finds it by itself: since 10.18.1 that replaces all callbacks that are instances. */
public final class UserCallback implements Callback {

  /** The events it was told of. */
  public static final List<String> EVENTS = new CopyOnWriteArrayList<>();

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_VALIDATE || event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    EVENTS.add(event.getId());
  }

  @Override
  public String getCallbackName() {
    return "user";
  }
}
