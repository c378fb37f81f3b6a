package dev.rollsafe.liquibase;

import liquibase.change.custom.CustomTaskChange;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.resource.ResourceAccessor;

/** A change in Java, that nobody can look into. */
public final class CustomTask implements CustomTaskChange {

  @Override
  public void execute(Database database) {}

  @Override
  public String getConfirmationMessage() {
    return "done in Java";
  }

  @Override
  public void setUp() {}

  @Override
  public void setFileOpener(ResourceAccessor files) {}

  @Override
  public ValidationErrors validate(Database database) {
    return new ValidationErrors();
  }
}
