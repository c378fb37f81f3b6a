package dev.rollsafe.parser;

import dev.rollsafe.ast.CreateRoutine.Volatility;
import dev.rollsafe.ast.Other;
import dev.rollsafe.ast.SetParameter;
import dev.rollsafe.ast.Statement;
import dev.rollsafe.sql.Keyword;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what CREATE and ALTER can both say of a routine ({@code common_func_opt_item}), in any order. */
final class RoutineAttributesReader {
  private final Cursor cursor;
  private final boolean procedure;

  private Volatility volatility = Volatility.VOLATILE;
  private boolean strict;
  private boolean securityDefiner;
  private final Map<String, String> settings = new LinkedHashMap<>();

  /**
   * Begins to read.
   *
   * @param procedure whether it is a procedure, which has no attributes that tell of its result
   */
  RoutineAttributesReader(Cursor cursor, boolean procedure) {
    this.cursor = cursor;
    this.procedure = procedure;
  }

  Volatility volatility() {
    return volatility;
  }

  boolean strict() {
    return strict;
  }

  boolean securityDefiner() {
    return securityDefiner;
  }

  Map<String, String> settings() {
    return settings;
  }

  /** Reads one attribute; says whether there was one. */
  boolean attribute() {
    Keyword keyword = cursor.keyword();
    if (keyword == null) {
      return false;
    }
    switch (keyword) {
      case EXTERNAL, SECURITY -> security();
      case SET, RESET -> setting();
      default -> {
        return !procedure && attributeOfFunction(keyword);
      }
    }
    return true;
  }

  private void security() {
    cursor.accept(Keyword.EXTERNAL);
    cursor.expect(Keyword.SECURITY);
    securityDefiner = cursor.accept(Keyword.DEFINER);
    if (!securityDefiner && !cursor.accept(Keyword.INVOKER)) {
      throw cursor.expected("DEFINER or INVOKER");
    }
  }

  private void setting() {
    Statement setting = SetReader.clause(cursor);
    if (setting instanceof SetParameter set) {
      if (set.parameter().equals("all")) {
        settings.clear();
      } else if (set.reset()) {
        settings.remove(set.parameter());
      } else {
        settings.put(set.parameter(), String.join(", ", set.values()));
      }
    } else if (setting instanceof Other current) {
      current.name().ifPresent(name -> settings.put(name.toString(), "FROM CURRENT"));
    }
  }

  private boolean attributeOfFunction(Keyword keyword) {
    switch (keyword) {
      case IMMUTABLE -> volatility(Volatility.IMMUTABLE);
      case STABLE -> volatility(Volatility.STABLE);
      case VOLATILE -> volatility(Volatility.VOLATILE);
      case STRICT -> strict(Keyword.STRICT, false);
      case CALLED -> strict(Keyword.CALLED, true);
      case RETURNS -> strict(Keyword.RETURNS, true);
      case LEAKPROOF -> cursor.skip();
      case NOT -> cursor.expect(Keyword.NOT, Keyword.LEAKPROOF);
      case COST, ROWS -> {
        cursor.skip();
        cursor.number();
      }
      case SUPPORT -> {
        cursor.skip();
        cursor.qualifiedName("a support function");
      }
      case PARALLEL -> {
        cursor.skip();
        parallel();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void volatility(Volatility value) {
    cursor.skip();
    volatility = value;
  }

  /** Reads STRICT, CALLED ON NULL INPUT or RETURNS NULL ON NULL INPUT. */
  private void strict(Keyword first, boolean wordy) {
    cursor.skip();
    if (first == Keyword.RETURNS) {
      cursor.expect(Keyword.NULL);
    }
    if (wordy) {
      cursor.expect(Keyword.ON, Keyword.NULL, Keyword.INPUT);
    }
    strict = first != Keyword.CALLED;
  }

  private void parallel() {
    int mark = cursor.mark();
    String safety = cursor.identifier("SAFE, RESTRICTED or UNSAFE").value();
    if (!safety.equals("safe") && !safety.equals("restricted") && !safety.equals("unsafe")) {
      cursor.reset(mark);
      throw cursor.expected("SAFE, RESTRICTED or UNSAFE");
    }
  }
}
