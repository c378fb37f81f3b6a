package dev.rollsafe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same work on many things, on all processors, and hands out the results in order as soon as they are there. */
final class InOrder {

  private InOrder() {}

  /**
   * Works on {@code inputs}; no more than a few results at a time wait to be handed out.
   *
   * @param work what to do, on any thread
   * @param each takes the results, on the caller's thread
   */
  static <A, B> void each(List<A> inputs, Function<A, B> work, Consumer<B> each) {
    int threads = Math.min(inputs.size(), Runtime.getRuntime().availableProcessors());
    if (threads < 2) {
      for (A input : inputs) {
        each.accept(work.apply(input));
      }
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads, InOrder::thread);
    try {
      each(inputs, work, each, pool, 2 * threads);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "rollsafe");
    thread.setDaemon(true);
    return thread;
  }

  private static <A, B> void each(
      List<A> inputs, Function<A, B> work, Consumer<B> each, ExecutorService pool, int ahead) {
    Deque<Future<B>> underWay = new ArrayDeque<>(ahead);
    for (A input : inputs) {
      if (underWay.size() == ahead) {
        each.accept(result(underWay.removeFirst()));
      }
      underWay.addLast(pool.submit(() -> work.apply(input)));
    }
    for (Future<B> left : underWay) {
      each.accept(result(left));
    }
  }

  private static <B> B result(Future<B> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while migrations were judged", e);
    }
  }
}
