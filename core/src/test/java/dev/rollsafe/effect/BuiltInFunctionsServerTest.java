package dev.rollsafe.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollsafe.ast.CreateRoutine;
import dev.rollsafe.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The volatility of the server's own functions, beside what a server says of them. */
class BuiltInFunctionsServerTest {

  /** The worst of the functions with a name; those that take or return what SQL cannot write are none of ours. */
  private static final String FUNCTIONS = """
      SELECT proname, max(CASE provolatile WHEN 'i' THEN 0 WHEN 's' THEN 1 ELSE 2 END)
      FROM pg_proc
      WHERE pronamespace = 'pg_catalog'::regnamespace AND prokind = 'f'
        AND NOT 'internal'::regtype = ANY (proargtypes::oid[] || prorettype)
      GROUP BY proname
      """;

  /** AT TIME ZONE for a time, which looks at the zone of the day, was volatile before PostgreSQL 17. */
  private static final String BETTER_LATER = "timezone";

  @Test
  void noneIsWorseThanWeThink() throws SQLException {
    List<String> disagreements = new ArrayList<>();
    int known = 0;
    try (TestPostgres.Database database = TestPostgres.create();
        Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(FUNCTIONS)) {
      while (rows.next()) {
        String name = rows.getString(1);
        Optional<CreateRoutine.Volatility> ours = BuiltInFunctions.volatility(name);
        if (ours.isPresent()) {
          known++;
          boolean better = ours.get().ordinal() < rows.getInt(2);
          if (better && !name.equals(BETTER_LATER)) {
            disagreements.add(name + " is not " + ours.get());
          }
        }
      }
    }
    assertThat(disagreements).isEmpty();
    assertThat(known).isGreaterThan(400);
  }
}
