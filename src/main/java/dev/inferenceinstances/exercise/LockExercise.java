package dev.inferenceinstances.exercise;

import java.util.concurrent.CountDownLatch;

/** The first caller takes a lock and keeps it until the drill ends; the others wait for it in the database, and then get it in turn. */
final class LockExercise implements Exercise {

    private final Borrower borrower;
    private final DrillLock lock;
    private final CountDownLatch taken = new CountDownLatch(1);

    LockExercise(Borrower borrower, DrillLock lock) {
        this.borrower = borrower;
        this.lock = lock;
    }

    @Override
    public void call(Drill drill, int caller) {
        if (caller == 0) {
            drill.again(() -> keep(drill));
        } else if (drill.awaits(taken)) {
            drill.again(() -> borrower.request(drill, this::takeAndGiveBack));
        }
    }

    private void keep(Drill drill) {
        borrower.request(drill, () -> {
            borrower.run(lock.take());
            taken.countDown();
            drill.awaitEnd();
            lock.giveBack().ifPresent(borrower::run);
        });
    }

    private void takeAndGiveBack() {
        borrower.run(lock.take());
        lock.giveBack().ifPresent(borrower::run);
    }
}
