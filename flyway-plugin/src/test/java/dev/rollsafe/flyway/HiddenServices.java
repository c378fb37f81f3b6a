package dev.rollsafe.flyway;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The class path of the tests once more, but for what tells Flyway of our plugin and of callbacks that users have. */
final class HiddenServices extends URLClassLoader {

  HiddenServices() throws MalformedURLException {
    super(classPath(), ClassLoader.getPlatformClassLoader());
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    List<URL> shown = new ArrayList<>();
    for (URL url : Collections.list(super.findResources(name))) {
      boolean ours = url.getProtocol().equals("file") || url.getPath().contains("rollsafe-flyway");
      boolean hidden =
          name.startsWith("META-INF/services/org.flywaydb") || name.startsWith("db/callback");
      if (!(hidden && ours)) {
        shown.add(url);
      }
    }
    return Collections.enumeration(shown);
  }
}
