assert new File(basedir, "build.log").text.contains("Rollsafe finds no migrations in ")
